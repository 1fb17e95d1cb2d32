package org.communique.app;

import static org.communique.app.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.release.AlarmClock;
import org.communique.release.Plan;
import org.communique.release.ReleaseTime;
import org.communique.statement.Localized;
import org.communique.store.Dialect;

/**
 * A process that speaks {@link PseudoWords}: the real server, with statements in English, Arabic and German whose own words are in
 * Greek letters. Says where it is and what can be asked of it, writes down its mails, and ends when its input does.
 */
final class PseudoChild {

    private static final List<String> LANGUAGES = List.of("en", "ar", "de");
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/[^\\s\"<>]+)");
    private static final String MATTER = """
            topics: [shelter]
            tags: ["Ετικέτα"]
            image: {file: files/dawn.png, description: "Αυγή", credit: "Άδα", licence: CC BY 4.0}
            attachments: [{file: files/paper.txt, description: "Χαρτί"}]
            """;

    private PseudoChild() {}

    public static void main(String... arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var answers = System.out;
        System.setOut(System.err); // which nobody needs to read: a log that fills the pipe would stop the server
        try (var server = new PressServer(Files.createDirectories(folder.resolve("house")), Dialect.SQLITE)) {
            fill(server);
            PseudoReaders.write(server);
            var paths = new LinkedHashSet<String>();
            PublicRoutes.addresses(World.of(server.house.core)).forEach(paths::add);
            mails(server, folder, paths);
            answers.println("origin " + server.origin());
            paths.forEach(it -> answers.println("path " + it));
            answers.println("ready");
            while (System.in.read() >= 0) Thread.onSpinWait();
        }
        System.exit(0);
    }

    private static void fill(PressServer server) throws IOException {
        var core = server.house.core;
        core.topics.name("shelter", new Localized(Map.of("en", "Στέγη", "ar", "Στέγη", "de", "Στέγη")));
        server.embargoed("beta");
        take(server, "alpha", MATTER, "Κείμενο. [Πηγή](https://example.org/)");
        take(server, "gamma", "", "Κείμενο.");
        publish(server, "alpha");
        publish(server, "gamma");
        take(server, "alpha", MATTER + "correction: \"Λάθος αριθμός\"\n", "Νέο κείμενο.");
        publish(server, "alpha");
        core.kills.kill(core.statements.byKey("gamma").orElseThrow(), Localized.same("Κίνδυνος"), true);
        await(() -> core.kills.unapplied().isEmpty());
    }

    private static void take(PressServer server, String key, String more, String body) {
        for (var language : LANGUAGES) server.house.edition(key, language, "statement", more, body);
    }

    private static void publish(PressServer server, String key) {
        var core = server.house.core;
        core.decisions(AlarmClock.SILENT)
                .decide(new Plan(
                        core.statements.byKey(key).orElseThrow(),
                        List.of(ContactsCommand.list(core, "press").id()),
                        ReleaseTime.now(core.clock, java.time.ZoneId.of("Europe/Amsterdam")),
                        Optional.empty(),
                        List.of("feed", "mail")));
        await(() -> core.releases.awaiting().stream()
                        .allMatch(it -> core.releases.byId(it).dueAt().isAfter(core.clock.instant()))
                && !core.dispatches.busy());
        server.house.clock.pass(Duration.ofMinutes(2));
    }

    /** Each mail as two files; what its links lead to can be asked for too. */
    private static void mails(PressServer server, Path folder, LinkedHashSet<String> paths) throws IOException {
        int number = 0;
        for (var mail : server.mails()) {
            var name = "mail-%03d".formatted(number++);
            Files.writeString(folder.resolve(name + ".txt"), mail.subject() + "\n" + mail.text());
            Files.writeString(folder.resolve(name + ".html"), mail.html());
            LINK.matcher(mail.text()).results().map(it -> it.group(1)).forEach(paths::add);
        }
    }
}
