package org.communique.app;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Details;
import org.communique.presscontact.PressContact;
import org.communique.staff.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the press desk does with its contacts. Lists are masked; opening one is written down. */
final class PressContactsCommand {

    private PressContactsCommand() {}

    /** One contact, masked. */
    record Row(long contact, String basis, String source, String told, String accreditedUntil, String reviewOn) {

        static Row of(PressContact it, ZoneId zone) {
            return new Row(
                    it.contact(),
                    it.basis().code(),
                    it.source().code(),
                    it.source() == AddressSource.HERSELF
                            ? "not needed"
                            : it.told()
                                    .map(at -> at.atZone(zone).toLocalDate().toString())
                                    .orElse("owed"),
                    it.until()
                            .map(at -> at.atZone(zone).toLocalDateTime().toString())
                            .orElse("never"),
                    it.review().atZone(zone).toLocalDate().toString());
        }

        String line() {
            return "contact " + contact + ": " + basis + ", address " + source + ", told " + told
                    + ", accredited until " + accreditedUntil + ", review on " + reviewOn;
        }
    }

    /** What was done to how many. */
    record Done(long contact, String what, boolean changed) {}

    @Command(
            name = "contacts",
            mixinStandardHelpOptions = true,
            description =
                    "Press contacts by number: ground, where the address came from, dates. No names; see 'press show'.")
    static final class Listed implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Option(names = "--organisation", paramLabel = "SLUG", description = "default: the first one")
        private String organisation = "";

        @Override
        public Integer call() {
            try (var core = press.program.open()) {
                var owner = PressCommand.organisation(core, organisation);
                var contacts = core.journalists.contacts();
                var rows = core.desks().pressContacts().all(Actor.console(), owner.slug()).stream()
                        .map(it -> Row.of(it, owner.zone()))
                        .toList();
                var lines = new ArrayList<>(rows.stream().map(Row::line).toList());
                lines.add("on press lists without a record: " + contacts.unrecorded(owner.id())
                        + (contacts.required(owner.id())
                                ? ", who get nothing under embargo"
                                : ", who get advance copies on your word"));
                press.print(spec, rows, lines);
                return 0;
            }
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "All of one press contact. That you looked is written down.")
    static final class Show implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "CONTACT", description = PressCommand.WHO)
        private String who = "";

        /** As printed. */
        record Dossier(Row row, String name, String address, Details details, List<String> accreditations) {}

        @Override
        public Integer call() {
            try (var core = press.program.open()) {
                long contact = PressCommand.contact(core, who);
                if (core.journalists.contacts().find(contact).isEmpty()) throw noRecord(contact);
                var it = core.desks().pressContacts().open(Actor.console(), Named.owner(core, contact), contact);
                var zone = core.organisations.byId(it.row().organisation()).zone();
                var row = Row.of(it.row(), zone);
                var events = it.accreditations().stream()
                        .map(event ->
                                event.event() + (event.terms().isEmpty() ? "" : " terms " + event.terms()) + " on "
                                        + event.at().atZone(zone).toLocalDate() + " until "
                                        + event.until().atZone(zone).toLocalDateTime())
                        .toList();
                var card = it.card();
                var lines = new ArrayList<>(List.of(
                        row.line(),
                        "name: " + card.name(),
                        "address: " + card.address().value(),
                        "outlet: " + it.details().outlet(),
                        "telephone: " + it.details().phone(),
                        "beat: " + it.details().beat(),
                        "topics: " + (it.topics().isEmpty() ? "all" : String.join(", ", it.topics())),
                        "check: " + it.details().check(),
                        "note: " + it.details().note()));
                lines.addAll(events);
                press.print(spec, new Dossier(row, card.name(), card.address().value(), it.details(), events), lines);
                return 0;
            }
        }
    }

    @Command(
            name = "accredit",
            mixinStandardHelpOptions = true,
            description =
                    "Lets a press contact get advance copies until the end of a day; for longer, or for the first time on "
                            + "your word that she has accepted the terms.")
    static final class Accredit implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "CONTACT", description = PressCommand.WHO)
        private String who = "";

        @Option(names = "--until", required = true, paramLabel = "DATE", description = "such as 2030-12-31")
        private LocalDate until = LocalDate.EPOCH;

        @Override
        public Integer call() {
            return change(press, spec, who, "accredited until " + until, (core, contact) -> {
                var row = core.journalists.contacts().find(contact).orElseThrow(() -> noRecord(contact));
                var end = PressCommand.until(core.organisations.byId(row.organisation()), until);
                if (!end.isAfter(core.clock.instant())) throw new Refused("--until is over: name a day to come");
                return core.desks().pressContacts().accredit(Actor.console(), Named.owner(core, contact), contact, end);
            });
        }
    }

    @Command(
            name = "end",
            mixinStandardHelpOptions = true,
            description = "Ends an accreditation now: no advance copy any more, and pages under embargo close.")
    static final class End implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "CONTACT", description = PressCommand.WHO)
        private String who = "";

        @Override
        public Integer call() {
            return change(
                    press,
                    spec,
                    who,
                    "not accredited",
                    (core, contact) -> core.journalists.contacts().find(contact).isPresent()
                            && core.desks().pressContacts().end(Actor.console(), Named.owner(core, contact), contact));
        }
    }

    @Command(
            name = "reviewed",
            mixinStandardHelpOptions = true,
            description = "Says that all of a press contact was looked at and is right; asked again in a year.")
    static final class Reviewed implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "CONTACT", description = PressCommand.WHO)
        private String who = "";

        @Override
        public Integer call() {
            return change(
                    press,
                    spec,
                    who,
                    "reviewed",
                    (core, contact) -> core.journalists.contacts().find(contact).isPresent()
                            && core.desks()
                                    .pressContacts()
                                    .reviewed(Actor.console(), Named.owner(core, contact), contact));
        }
    }

    @Command(
            name = "require",
            mixinStandardHelpOptions = true,
            description =
                    "From now on nobody gets anything under embargo without accreditation. With --declare-until you declare "
                            + "for those on the press lists of whom there is no record that they have accepted the terms.")
    static final class Require implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Option(names = "--organisation", paramLabel = "SLUG", description = "default: the first one")
        private String organisation = "";

        @Option(names = "--declare-until", paramLabel = "DATE", description = "such as 2030-12-31")
        private Optional<LocalDate> until = Optional.empty();

        @Override
        public Integer call() {
            try (var core = press.program.open()) {
                var owner = PressCommand.organisation(core, organisation);
                int declared = core.desks()
                        .pressContacts()
                        .require(Actor.console(), owner.slug(), until.map(it -> PressCommand.until(owner, it)));
                press.print(
                        spec,
                        new Done(0, "required", true),
                        List.of("advance copies go to accredited press contacts only; declared for: " + declared));
                return 0;
            }
        }
    }

    private static int change(
            PressCommand press, CommandSpec spec, String who, String what, BiFunction<Core, Long, Boolean> change) {
        try (var core = press.program.open()) {
            long contact = PressCommand.contact(core, who);
            boolean changed = change.apply(core, contact);
            press.print(
                    spec,
                    new Done(contact, what, changed),
                    List.of("contact " + contact + (changed ? " is " + what : ": nothing to change")));
            return 0;
        }
    }

    private static Refused noRecord(long contact) {
        return new Refused("there is no record of contact " + contact + ": first communique press add");
    }
}
