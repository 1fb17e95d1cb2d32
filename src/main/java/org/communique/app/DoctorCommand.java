package org.communique.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.communique.mail.MailSettings;
import org.communique.sender.Engines;
import org.communique.sender.Finding;
import org.communique.store.Dialect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says what is misconfigured, and the cure.",
        footer = {"", "Exit code 1 if something is wrong; advice alone is exit code 0."})
final class DoctorCommand implements Callable<Integer> {

    private static final long SPARE_BYTES = 200L * 1024 * 1024;

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    private final List<Finding> findings = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        var settings = program.settings();
        try (var core = program.open()) {
            store(core);
            folder(core);
            site(settings);
            mail(settings, core);
            sender(settings, core);
            findings.addAll(ProviderFindings.of(settings, core.clock));
            audience(core);
            AlertRow.recent(core).forEach(it -> findings.add(it.finding()));
        }
        program.output(spec.commandLine().getOut())
                .print(findings, findings.stream().map(Finding::line).toList());
        return findings.stream().anyMatch(it -> it.grade() == Finding.Grade.WRONG) ? 1 : 0;
    }

    private void store(Core core) {
        if (core.store.dialect() == Dialect.POSTGRESQL) {
            ok("the PostgreSQL database answers");
            return;
        }
        var check =
                core.store.read().sql("PRAGMA quick_check").query(String.class).list();
        if (check.equals(List.of("ok"))) ok("the database is sound");
        else
            wrong(
                    "the database is damaged",
                    "stop the server, keep a copy of the data folder, restore the last backup");
    }

    private void folder(Core core) throws IOException {
        var open = Files.getPosixFilePermissions(core.folder.path()).stream()
                .anyMatch(it -> !it.name().startsWith("OWNER"));
        if (open)
            advice("other users of this machine can look into the data folder", "chmod 700 " + core.folder.path());
        else ok("the data folder is its owner's alone");
        ok("the key file can be read by its owner only; keep a copy of it apart from the backups of the database");
        if (Files.getFileStore(core.folder.path()).getUsableSpace() < SPARE_BYTES)
            wrong("less than 200 MiB are free on the disk of the data folder", "make room before the next release");
        if (core.claim()) advice("no server runs on this data folder", "communique serve");
        else ok("a server runs on this data folder");
    }

    private void site(Settings settings) {
        var url = settings.baseUrl();
        boolean local = url.contains("//localhost") || url.contains("//127.");
        if (!local && url.startsWith("http:"))
            wrong("the public address is not https: " + url, "set site.base-url to an https address");
        else if (local && !settings.sampleMode())
            wrong(
                    "mail goes out with links to " + url + ", which only this machine can open",
                    "set site.base-url to the public address of the site");
        else ok("links begin with " + url);
    }

    private void mail(Settings settings, Core core) {
        if (settings.sampleMode()) {
            advice("sample mode: mail goes to the built-in mailbox and to nobody else", "set mail.smtp-host to send");
            return;
        }
        MailRelay.all(settings).forEach(this::relay);
        for (var organisation : core.organisations.all())
            if (organisation.sender().matches(".*@example\\.(org|net|com)"))
                wrong(
                        "organisation " + organisation.slug() + " sends from an example address",
                        "set organisation.sender before the first start on a new data folder");
    }

    /** In sample mode no mail leaves the machine, and DNS is not asked. */
    private void sender(Settings settings, Core core) {
        ok("DKIM signatures are computed: " + Engines.described());
        if (!settings.sampleMode()) findings.addAll(new Senders(settings, core).findings());
    }

    private void relay(MailSettings relay) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(relay.host(), relay.port()), 5000);
            ok("the relay answers at " + relay.host() + ":" + relay.port());
        } catch (IOException e) {
            wrong(
                    "the relay does not answer at " + relay.host() + ":" + relay.port(),
                    "check mail.smtp-host and mail.smtp-port, and that this machine may connect there");
        }
    }

    private void audience(Core core) {
        if (core.organisations.all().stream()
                .allMatch(it -> core.lists.all(it.id()).isEmpty()))
            advice("there is no list yet", "communique list create alerts --kind public");
        long held = core.releases.all().stream()
                .filter(it -> it.state() == org.communique.release.ReleaseState.HELD)
                .count();
        if (held > 0) wrong(held + " releases are held for a person", "communique release list says why");
        core.organisations.all().forEach(it -> press(core, it.id()));
        boolean kept = VerifyCommand.rows(core).stream().allMatch(VerifyCommand.Row::conserved);
        if (kept) ok("every candidate of every dispatch is accounted for");
        else wrong("the conservation law is broken", "communique verify names the dispatch");
    }

    private void press(Core core, long organisation) {
        var waiting = core.journalists.rounds().waiting(organisation);
        if (waiting.requests() > 0)
            advice(
                    waiting.requests() + " requests of journalists wait for the press desk",
                    "communique press requests");
        if (waiting.due() > 0)
            advice(waiting.due() + " press contacts are due to be looked at", "communique press contacts");
        int unrecorded = core.journalists.contacts().unrecorded(organisation);
        if (unrecorded > 0 && !core.journalists.contacts().required(organisation))
            advice(
                    unrecorded + " contacts on press lists get advance copies on your word alone",
                    "communique press require --declare-until DATE");
    }

    private void ok(String what) {
        findings.add(Finding.ok(what));
    }

    private void advice(String what, String cure) {
        findings.add(Finding.advice(what, cure));
    }

    private void wrong(String what, String cure) {
        findings.add(Finding.wrong(what, cure));
    }
}
