package org.communique.app;

import static org.communique.app.Patience.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.audience.Address;
import org.communique.audience.ListKind;
import org.communique.notice.Notice;
import org.communique.notice.NoticeKind;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;

/** People who write to the disguised server ({@link PseudoChild}), so that it answers them by mail. */
final class PseudoReaders {

    private static final List<String> LANGUAGES = List.of("en", "ar");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private PseudoReaders() {}

    /** A list for everybody; then each form is filled in, and each notice owed, in both languages. */
    static void write(PressServer server) {
        var core = server.house.core;
        var organisation = core.organisations.all().get(0);
        core.lists.add(organisation.id(), "alerts", Localized.same("Ειδοποιήσεις"), ListKind.PUBLIC);
        for (var language : LANGUAGES) {
            for (var kind : NoticeKind.values()) if (!kind.staff()) owe(core, organisation, kind, language);
            subscribe(server, organisation, language);
        }
        server.form("/en/my-link", "address=dana%40example.org");
        server.form("/ar/my-link", "address=layla%40example.org");
        await(() -> received(server) == 0 && core.notices.owed() == 0);
    }

    private static void owe(Core core, Organisation organisation, NoticeKind kind, String language) {
        var words = new HashMap<String, String>();
        kind.words().forEach(it -> words.put(it, "Λέξη"));
        if (kind.linked()) words.put(Notice.LINK, "http://localhost:8080/favicon.svg");
        var to = new Address("reader@example.org");
        var notice = new Notice(kind, organisation.id(), to, Locale.forLanguageTag(language), Map.copyOf(words));
        core.store.run(db -> core.notices.owe(db, notice));
    }

    private static void subscribe(PressServer server, Organisation organisation, String language) {
        var path = "/" + language + "/subscribe";
        var token = TOKEN.matcher(server.get(path).body());
        if (!token.find()) throw new IllegalStateException("no form at " + path);
        server.house.clock.pass(Duration.ofSeconds(5));
        var list = encoded(organisation.slug() + "/alerts");
        server.form(
                path,
                "form=subscribe&token=%s&list=%s&language=%s&address=%s"
                        .formatted(token.group(1), list, language, encoded("new-" + language + "@example.org")));
    }

    private static long received(PressServer server) {
        return server.count("signup WHERE state = 'received'") + server.count("link_request");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
