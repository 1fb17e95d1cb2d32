package org.communique.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.audience.Erasure;
import org.communique.audience.Keep;
import org.communique.staff.Actor;
import org.communique.workspace.ErasureDesk;
import org.communique.workspace.Missing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description =
                "Erases a person for good: the key of her data is destroyed, so that no backup can be read either. Prints a "
                        + "proof without personal data. Erased already: prints the proof again.")
final class ContactsErase implements Callable<Integer> {

    @ParentCommand
    private ContactsCommand contacts;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ADDRESS", description = "her address; - reads it from standard input")
    private String address = "";

    @Option(names = "--contact", paramLabel = "ID", description = "number of the contact instead")
    private long contact;

    @Option(
            names = "--organisation",
            paramLabel = "SLUG",
            description = "with an address: only there (default: everywhere)")
    private String organisation = "";

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            description =
                    "how long the hash of the address keeps it out: forever, a number of years, or none (default: ${DEFAULT-VALUE})")
    private String keep = "forever";

    @Option(
            names = "--by",
            description = "who decided, for the audit log: person or console (default: ${DEFAULT-VALUE})")
    private By by = By.console;

    /** On whose wish. */
    enum By {
        person,
        console
    }

    @Override
    public Integer call() {
        var kept = keep();
        if (address.isEmpty() == (contact == 0)) throw new Refused("name either an address or --contact ID");
        try (var core = contacts.program().open()) {
            var ids = contact > 0 ? List.of(contact) : ids(core);
            var proofs = new ArrayList<Erasure.Proof>();
            for (long id : ids)
                erase(core, new ErasureDesk.Wish(id, by == By.person, kept)).ifPresent(proofs::add);
            if (proofs.isEmpty())
                throw new Refused("no contact is known by this " + (contact > 0 ? "number" : "address"));
            contacts.program()
                    .output(spec.commandLine().getOut())
                    .print(proofs, proofs.stream().map(ContactsErase::line).toList());
            return 0;
        }
    }

    /** Of somebody erased already only the proof tells whose contact she was. */
    private static Optional<Erasure.Proof> erase(Core core, ErasureDesk.Wish wish) {
        for (var it : core.organisations.all()) {
            try {
                return Optional.of(core.desks().erasure().erase(Actor.console(), it.slug(), wish));
            } catch (Missing elsewhere) {
                continue;
            }
        }
        return Optional.empty();
    }

    private List<Long> ids(Core core) {
        var ids = core.contacts.ids(Typed.address(address));
        if (organisation.isEmpty()) return ids;
        long only = Typed.organisation(core, organisation).id();
        return ids.stream()
                .filter(id -> core.contacts
                        .find(id)
                        .filter(it -> it.organisation() == only)
                        .isPresent())
                .toList();
    }

    private Keep keep() {
        try {
            return Keep.of(keep);
        } catch (IllegalArgumentException wrong) {
            throw new Refused("--keep: " + wrong.getMessage());
        }
    }

    private static String line(Erasure.Proof it) {
        return "Contact " + it.contact() + " was erased at " + it.at() + " by " + it.by() + ": " + it.detail()
                + ". Sealed in the audit chain by " + it.link();
    }
}
