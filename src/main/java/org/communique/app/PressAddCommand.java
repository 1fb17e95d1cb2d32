package org.communique.app;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.communique.audience.Address;
import org.communique.audience.Card;
import org.communique.audience.ContactKind;
import org.communique.audience.Enrolment;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Details;
import org.communique.presscontact.Entered;
import org.communique.presscontact.LawfulBasis;
import org.communique.staff.Actor;
import org.communique.statement.Languages;
import org.communique.statement.Organisation;
import org.communique.workspace.PressAccessDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Enters a press contact that staff know of. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description =
                "Adds a press contact that staff know of, or records one that is on a list already. Unless she gave the "
                        + "address herself, her first mail tells her where it came from (GDPR Art. 14).")
final class PressAddCommand implements Callable<Integer> {

    @ParentCommand
    private PressCommand press;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ADDRESS", description = "such as name@example.org")
    private String address = "";

    @Option(names = "--name", description = "may be left out")
    private String name = "";

    @Option(names = "--outlet", required = true, description = "newspaper, station, agency, or freelance")
    private String outlet = "";

    @Option(names = "--basis", required = true, description = "consent, legitimate-interest or contract")
    private String basis = "";

    @Option(
            names = "--source",
            required = true,
            description =
                    "where the address came from: herself, published, colleague, event, directory, member, earlier")
    private String source = "";

    @Option(names = "--note", description = "why the ground holds, where exactly the address came from")
    private String note = "";

    @Option(names = "--phone", description = "telephone")
    private String phone = "";

    @Option(names = "--beat", description = "in words")
    private String beat = "";

    @Option(names = "--topic", paramLabel = "TOPIC", description = "once for each; none = all")
    private Set<String> topics = Set.of();

    @Option(names = "--language", paramLabel = "TAG", description = "first choice first; default: the organisation's")
    private List<String> languages = List.of();

    @Option(names = "--list", required = true, paramLabel = "SLUG", description = "press list")
    private String list = "";

    @Override
    public Integer call() {
        try (var core = press.program.open()) {
            var into = ContactsCommand.list(core, list);
            var owner = core.organisations.byId(into.organisation());
            var entered = core.desks().pressAccess().enter(Actor.console(), owner.slug(), newcomer(owner));
            if (entered instanceof Entered.Suppressed)
                throw new Refused("this address must not be written to: it is suppressed");
            if (entered instanceof Entered.HasLeft) throw new Refused("she has left this list: only she can come back");
            long contact = ((Entered.Added) entered).contact();
            press.print(
                    spec,
                    new PressContactsCommand.Done(contact, "added", true),
                    List.of("contact " + contact + " is a press contact"));
            return 0;
        }
    }

    private PressAccessDesk.Newcomer newcomer(Organisation owner) {
        var read = languages.isEmpty()
                ? List.of(owner.fallback().get(0))
                : languages.stream()
                        .map(it -> Languages.parse(it).orElseThrow(() -> new Refused(it + " is not a language")))
                        .toList();
        try {
            var card = new Card(new Address(address), name);
            return new PressAccessDesk.Newcomer(
                    new Enrolment.Newcomer(owner.id(), card, read, ContactKind.PRESS),
                    new Details(outlet, phone, beat, "", note),
                    new PressAccessDesk.Ground(
                            LawfulBasis.valueOf(
                                    basis.toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                            AddressSource.valueOf(source.toUpperCase(java.util.Locale.ROOT))),
                    topics,
                    list);
        } catch (IllegalArgumentException wrong) {
            throw new Refused("write an address, --basis and --source as 'communique press add --help' says");
        }
    }
}
