package org.communique.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.staff.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "suppress",
        mixinStandardHelpOptions = true,
        description = "Never write to an address again, whether or not it is a contact's. Kept as a keyed hash only.")
final class ContactsSuppress implements Callable<Integer> {

    @ParentCommand
    private ContactsCommand contacts;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ADDRESS", description = "the address; - reads it from standard input")
    private String address = "";

    @Option(names = "--organisation", paramLabel = "SLUG", description = "default: the first one")
    private String organisation = "";

    @Option(names = "--years", paramLabel = "N", description = "forget it after so many years (default: never)")
    private int years;

    @Override
    public Integer call() {
        if (years < 0 || years > 100) throw new Refused("--years: 1 to 100; without it the address is never forgotten");
        try (var core = contacts.program().open()) {
            var owner = Typed.organisation(core, organisation);
            var whom = Typed.address(address);
            boolean fresh = core.desks().erasure().suppress(Actor.console(), owner.slug(), whom, until(core));
            var words = fresh ? "suppressed" : "it was suppressed already";
            contacts.program().output(spec.commandLine().getOut()).print(words, List.of(words));
            return 0;
        }
    }

    private Optional<Instant> until(Core core) {
        return years == 0
                ? Optional.empty()
                : Optional.of(core.clock
                        .instant()
                        .atZone(ZoneOffset.UTC)
                        .plusYears(years)
                        .toInstant());
    }
}
