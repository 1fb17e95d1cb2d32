package org.communique.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.communique.audience.Address;
import org.communique.press.AccessLog;
import org.communique.staff.Actor;
import org.communique.statement.Organisation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Keys of newsrooms, their end, and who looked. It answers with the numbers of contacts and repeats no address. */
@Command(
        name = "press",
        mixinStandardHelpOptions = true,
        description = "Press contacts, and what they may see under embargo.",
        subcommands = {
            PressCommand.Key.class,
            PressCommand.Revoke.class,
            PressCommand.Restore.class,
            PressCommand.Log.class,
            PressContactsCommand.Listed.class,
            PressContactsCommand.Show.class,
            PressAddCommand.class,
            PressContactsCommand.Accredit.class,
            PressContactsCommand.End.class,
            PressContactsCommand.Reviewed.class,
            PressContactsCommand.Require.class,
            PressRequestsCommand.Listed.class,
            PressRequestsCommand.Open.class,
            PressRequestsCommand.Approve.class,
            PressRequestsCommand.Decline.class
        })
final class PressCommand implements Runnable {

    static final String WHO = "address or number of the contact, see 'press log'";

    @ParentCommand
    Communique program;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** A contact's key, shown this once. */
    record KeyRow(long contact, String user, String password) {}

    /** What was done to a contact. */
    record StandingRow(long contact, String standing, boolean changed) {}

    /** The organisation with this slug; the first one if none is named. */
    static Organisation organisation(Core core, String slug) {
        if (slug.isEmpty()) return core.organisations.all().get(0);
        return core.organisations
                .bySlug(slug)
                .orElseThrow(() -> new Refused("no organisation is named '" + slug + "'"));
    }

    /** The end of a day as the organisation's people count it: until then something holds. */
    static Instant until(Organisation organisation, LocalDate day) {
        return day.plusDays(1).atStartOfDay(organisation.zone()).toInstant();
    }

    /** Prints one answer. */
    void print(CommandSpec of, Object answer, List<String> lines) {
        program.output(of.commandLine().getOut()).print(answer, lines);
    }

    @Command(
            name = "key",
            mixinStandardHelpOptions = true,
            description =
                    "Makes the user name and the password with which a press contact's newsroom system fetches what is "
                            + "under embargo, at /advance, /advance.atom and /advance.json. Shown once; the one before ends.")
    static final class Key implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "CONTACT", description = WHO)
        private String who = "";

        @Override
        public Integer call() {
            try (var core = press.program.open()) {
                long contact = contact(core, who);
                if (core.press.accreditation().revoked(contact))
                    throw new Refused("contact " + contact + " is revoked: first communique press restore " + contact);
                if (!core.press.accreditation().holds(contact))
                    throw new Refused("contact " + contact
                            + " is on no press list, is not accredited any more, or is suppressed");
                var key = core.desks()
                        .pressAccess()
                        .key(Actor.console(), Named.owner(core, contact), contact)
                        .orElseThrow();
                press.program
                        .output(spec.commandLine().getOut())
                        .print(
                                new KeyRow(contact, key.login(), key.password()),
                                List.of(
                                        "contact " + contact,
                                        "user name: " + key.login(),
                                        "password:  " + key.password(),
                                        "It is not shown again. Hand it over by another way than mail."));
                return 0;
            }
        }
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description =
                    "Ends a press contact's key, open pages and links at once, and nobody else's. The contact stays on "
                            + "its lists: unsubscribe it to send it nothing more.")
    static final class Revoke implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "CONTACT", description = WHO)
        private String who = "";

        @Override
        public Integer call() {
            return press.stand(spec, who, "revoked", (core, contact) -> core.desks()
                    .pressAccess()
                    .revoke(Actor.console(), Named.owner(core, contact), contact));
        }
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Lets the links in a revoked contact's mails open again. A key has to be made anew.")
    static final class Restore implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "CONTACT", description = WHO)
        private String who = "";

        @Override
        public Integer call() {
            return press.stand(spec, who, "restored", (core, contact) -> core.desks()
                    .pressAccess()
                    .restore(Actor.console(), Named.owner(core, contact), contact));
        }
    }

    @Command(
            name = "log",
            mixinStandardHelpOptions = true,
            description =
                    "Who looked at a release under embargo: contact, the mark on its copy, what, by which way, in how "
                            + "many hours, first and last.")
    static final class Log implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "RELEASE", description = "number of the release, see 'release list'")
        private long release;

        @Override
        public Integer call() {
            try (var core = press.program.open()) {
                var owner = core.organisations.byId(core.releases.byId(release).organisation());
                var looks = core.desks().pressAccess().looks(Actor.console(), owner.slug(), release);
                press.program.output(spec.commandLine().getOut()).print(looks, lines(release, looks));
                return 0;
            }
        }
    }

    /** The summary first: how many contacts looked at all. */
    static List<String> lines(long release, List<AccessLog.Looks> looks) {
        long contacts = looks.stream().map(AccessLog.Looks::contact).distinct().count();
        var lines = looks.stream()
                .map(it -> "  contact " + it.contact() + " (" + it.mark() + "): " + it.item() + " " + it.detail()
                        + " by " + it.how() + ", hours " + it.hours() + ", " + it.first() + " to " + it.last())
                .collect(Collectors.toCollection(java.util.ArrayList::new));
        lines.add(0, "release " + release + ": looked at by contacts " + contacts);
        return lines;
    }

    private int stand(CommandSpec of, String who, String word, BiFunction<Core, Long, Boolean> change) {
        try (var core = program.open()) {
            long contact = contact(core, who);
            boolean changed = change.apply(core, contact);
            program.output(of.commandLine().getOut())
                    .print(
                            new StandingRow(contact, word, changed),
                            List.of("contact " + contact + (changed ? " is " + word : " was " + word + " already")));
            return 0;
        }
    }

    /** @throws Refused if there is no such contact, or several organisations know the address */
    static long contact(Core core, String who) {
        if (who.matches("[0-9]{1,18}")) {
            long id = Long.parseLong(who);
            if (core.contacts.find(id).isEmpty()) throw new Refused("there is no contact " + id);
            return id;
        }
        var ids = ids(core, who);
        if (ids.isEmpty()) throw new Refused("no contact has this address");
        if (ids.size() > 1)
            throw new Refused("several organisations know this address: name one of the contacts "
                    + ids.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        return ids.get(0);
    }

    private static List<Long> ids(Core core, String who) {
        try {
            return core.contacts.ids(new Address(who));
        } catch (IllegalArgumentException notAnAddress) {
            throw new Refused("write the number of a contact, or an address such as name@example.org");
        }
    }
}
