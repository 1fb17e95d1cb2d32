package org.communique.app;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Sends one mail of a release to an address of yours, through the relay and signed.",
        footer = {
            "",
            "It is the mail 'release preview' prints; [TEST] begins its subject. Its",
            "unsubscribe link stands for nobody. The address is neither stored nor logged.",
            "A press list of an embargoed release sends the advance copy.",
            "Exit code 1 if the relay did not take it."
        })
final class ReleaseTestCommand implements Callable<Integer> {

    @ParentCommand
    private ReleaseCommand release;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "number of the release")
    private long id;

    @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "who gets it; also NAME <ADDRESS>")
    private String to = "";

    @Option(names = "--language", paramLabel = "TAG", description = "of the edition (default: the first)")
    private String language = "";

    @Option(
            names = "--list",
            paramLabel = "LIST",
            description = "the list it goes through (default: the release's first)")
    private String list = "";

    /** What became of it; the address is nowhere. */
    record Tested(long release, String language, String list, boolean accepted, String reason) {

        String line() {
            var what = "the test mail of release " + release + " (" + language + ", list " + list + ") ";
            return what + (accepted ? "was taken by the relay" : "did not go out: " + reason);
        }
    }

    @Override
    public Integer call() {
        var program = release.program();
        try (var core = program.open()) {
            if (core.settings.sampleMode())
                throw new Refused(
                        "in sample mode there is no relay, the mailbox is inside the server: set mail.smtp-host,"
                                + " or look at it with 'communique release preview'");
            var proof = MailProof.of(core, core.releases.byId(id), new MailProof.Wish(language, list, to));
            var tested = tested(proof, send(core, proof));
            program.output(spec.commandLine().getOut()).print(tested, List.of(tested.line()));
            return tested.accepted() ? 0 : 1;
        }
    }

    /** A token of its own, so that no mail server takes the second test for a copy of the first; it stands for nobody. */
    private static Outcome send(Core core, MailProof proof) {
        var token = new byte[16];
        new SecureRandom().nextBytes(token);
        var parcel = new Parcel(0, token, proof.letter(), Optional.of(proof.recipient()), List.of(proof.edition()));
        try (var channel = MailRelay.channel(core, MailRelay.stamp(core).forTests())) {
            return channel.deliver(parcel);
        }
    }

    private Tested tested(MailProof proof, Outcome outcome) {
        var reason = outcome.match(
                accepted -> "", deferred -> deferred.reason(), rejected -> rejected.reason(), doubt -> doubt.reason());
        return new Tested(
                id, proof.language(), proof.recipient().listSlug(), outcome instanceof Outcome.Accepted, reason);
    }
}
