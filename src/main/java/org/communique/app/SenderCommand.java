package org.communique.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.communique.sender.DkimKey;
import org.communique.sender.Finding;
import org.communique.sender.KeyState;
import org.communique.sender.Published;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "sender",
        mixinStandardHelpOptions = true,
        description = "Proves that our mail is ours: keys that sign it, and the records in DNS.",
        footer = {
            "",
            "The way of a key:",
            "  communique sender create           make a pair, publish its two records",
            "  communique sender activate all     sign with it, the old pair is retired",
            "  communique sender remove SELECTOR  forget an old key after 14 days"
        })
final class SenderCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    /** One key. {@code dns} is visible, missing, different, unknown, or empty if DNS was not asked. */
    record Row(String domain, String selector, String algorithm, String state, String dns, String name, String value) {

        static Row of(DkimKey key, String dns) {
            return new Row(
                    key.domain(),
                    key.selector(),
                    key.algorithm().code(),
                    key.state().code(),
                    dns,
                    key.recordName(),
                    key.recordValue());
        }

        String line() {
            return selector + "  " + state + "  " + algorithm + "  " + domain + (dns.isEmpty() ? "" : "  DNS: " + dns);
        }
    }

    @Override
    public Integer call() {
        return keys();
    }

    @Command(name = "keys", mixinStandardHelpOptions = true, description = "The keys, their state, and what DNS shows.")
    int keys() {
        return with((core, senders) -> {
            var dns = senders.dns();
            boolean ask = !core.settings.sampleMode()
                    || core.settings.text("dns.server").isPresent();
            var rows = core.dkimKeys.all().stream()
                    .map(it -> Row.of(it, ask ? word(Published.of(it, dns)) : ""))
                    .toList();
            return print(rows, rows.isEmpty() ? List.of("no key yet; communique sender create") : lines(rows));
        });
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes an RSA and an Ed25519 key and prints the records to publish.")
    int create(
            @Option(
                            names = "--domain",
                            defaultValue = "",
                            description = "default: that of the first organisation's sender")
                    String domain) {
        return with((core, senders) -> {
            var known = senders.domains();
            var of = domain.isBlank() ? known.get(0) : domain.strip().toLowerCase(Locale.ROOT);
            if (!known.contains(of))
                throw new Refused(
                        "no organisation sends from '" + of + "'; its sender is at: " + String.join(", ", known));
            var keys = core.dkimKeys.create(of);
            var lines = new ArrayList<String>();
            for (var key : keys) {
                lines.add("name:      " + key.recordName());
                lines.add("type:      TXT");
                lines.add("value:     " + key.recordValue());
                lines.add("zone file: " + key.zoneLine());
                lines.add("");
            }
            lines.add("Publish both records, then: communique sender activate all");
            return print(keys.stream().map(it -> Row.of(it, "")).toList(), lines);
        });
    }

    @Command(
            name = "activate",
            mixinStandardHelpOptions = true,
            description = "Signs with a key from now on, if DNS shows its record. The key before it is retired.")
    int activate(
            @Parameters(paramLabel = "SELECTOR", description = "a selector, or 'all' that were created")
                    String selector,
            @Option(names = "--force", description = "without a look into DNS") boolean force) {
        return change(selector, (core, senders) -> {
            if (force) return core.dkimKeys::activateUnseen;
            var dns = senders.dns();
            return key -> core.dkimKeys.activate(key, dns);
        });
    }

    @Command(name = "retire", mixinStandardHelpOptions = true, description = "Signs with a key no more.")
    int retire(@Parameters(paramLabel = "SELECTOR", description = "as 'list' shows it") String selector) {
        return change(selector, (core, senders) -> core.dkimKeys::retire);
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Forgets a key that never signed, or was retired 14 days ago. Then its record can go.")
    int remove(@Parameters(paramLabel = "SELECTOR", description = "as 'list' shows it") String selector) {
        return with((core, senders) -> {
            var key = core.dkimKeys.bySelector(selector);
            core.dkimKeys.remove(key);
            return print(Row.of(key, ""), List.of("removed " + selector + "; its record can go: " + key.recordName()));
        });
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Looks up whether receivers will believe us: DKIM, SPF, DMARC, MX, PTR, TLS, one-click.",
            footer = {"", "Exit code 1 if something is wrong; advice alone is exit code 0."})
    int check() {
        return with((core, senders) -> {
            var findings = core.settings.sampleMode()
                    ? List.of(Finding.advice(
                            "sample mode: no mail leaves this machine, so DNS was not asked",
                            "set mail.smtp-host to send"))
                    : senders.findings();
            print(findings, findings.stream().map(Finding::line).toList());
            return findings.stream().anyMatch(it -> it.grade() == Finding.Grade.WRONG) ? 1 : 0;
        });
    }

    /** Changes one key, or all that were created, and prints what became of them. */
    private int change(String selector, Step<java.util.function.Consumer<DkimKey>> how) {
        return with((core, senders) -> {
            var chosen = selector.equals("all") ? created(core) : List.of(core.dkimKeys.bySelector(selector));
            if (chosen.isEmpty()) throw new Refused("there is no new key; communique sender create makes a pair");
            chosen.forEach(how.with(core, senders));
            var rows = chosen.stream()
                    .map(it -> Row.of(core.dkimKeys.bySelector(it.selector()), ""))
                    .toList();
            return print(rows, lines(rows));
        });
    }

    /** The newest new key of each domain and algorithm: an older one was forgotten on the way. */
    private static List<DkimKey> created(Core core) {
        var newest = new LinkedHashMap<String, DkimKey>();
        for (var key : core.dkimKeys.all())
            if (key.state() == KeyState.CREATED) newest.put(key.domain() + " " + key.algorithm(), key);
        return List.copyOf(newest.values());
    }

    private int with(Step<Integer> step) {
        try (var core = program.open()) {
            return step.with(core, new Senders(core.settings, core));
        }
    }

    private int print(Object answer, List<String> lines) {
        program.output(spec.commandLine().getOut()).print(answer, lines);
        return 0;
    }

    private static List<String> lines(List<Row> rows) {
        return rows.stream().map(Row::line).toList();
    }

    private static String word(Published published) {
        return published.name().toLowerCase(Locale.ROOT);
    }

    /** What a command does with the open house. */
    private interface Step<T> {
        T with(Core core, Senders senders);
    }
}
