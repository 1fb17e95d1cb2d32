package org.communique.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.presscontact.Details;
import org.communique.presscontact.PressRequest;
import org.communique.presscontact.RequestKind;
import org.communique.staff.Actor;
import org.communique.workspace.PressRequestDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What journalists have asked for, and the desk's answer. */
final class PressRequestsCommand {

    private static final String NUMBER = "number of the request, see 'press requests'";

    private PressRequestsCommand() {}

    /** One request, masked. */
    record Row(long request, String kind, long contact, List<String> languages, int topics, String at) {

        static Row of(PressRequest it) {
            return new Row(
                    it.id(),
                    it.kind().code(),
                    it.contact(),
                    it.languages().stream().map(Locale::toLanguageTag).toList(),
                    it.topics().size(),
                    it.at().toString());
        }

        String line() {
            return "request " + request + ": " + kind + (contact == 0 ? "" : " of contact " + contact) + ", reads "
                    + String.join(", ", languages) + ", topics " + (topics == 0 ? "all" : topics) + ", since " + at;
        }
    }

    /** A request in the open. */
    record Opened(Row row, String name, String address, Details details) {}

    /** What became of a request. @param contact 0 = none */
    record Decided(long request, String decision, long contact) {}

    @Command(
            name = "requests",
            mixinStandardHelpOptions = true,
            description = "Requests of journalists that wait for you, by number.")
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
                var rows = core.desks().pressRequests().waiting(Actor.console(), owner.slug()).stream()
                        .map(Row::of)
                        .toList();
                var lines = rows.stream().map(Row::line).toList();
                press.print(spec, rows, lines.isEmpty() ? List.of("no request waits") : lines);
                return 0;
            }
        }
    }

    @Command(
            name = "request",
            mixinStandardHelpOptions = true,
            description = "Who asks, and how you can check it. That you looked is written down.")
    static final class Open implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", description = NUMBER)
        private long id;

        @Override
        public Integer call() {
            try (var core = press.program.open()) {
                var it = core.desks()
                        .pressRequests()
                        .open(Actor.console(), owner(core, id), id)
                        .orElseThrow(() -> gone(id));
                var row = Row.of(it.request());
                press.print(
                        spec,
                        new Opened(row, it.name(), it.address(), it.details()),
                        List.of(
                                row.line(),
                                "name: " + it.name(),
                                "address: " + it.address(),
                                "outlet: " + it.details().outlet(),
                                "telephone: " + it.details().phone(),
                                "check: " + it.details().check(),
                                "beat: " + it.details().beat(),
                                "topics: " + String.join(", ", it.request().topics())));
                return 0;
            }
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description =
                    "Approves a request: a journalist who registered becomes a press contact, accredited until the end of a "
                            + "day; one who has moved gets her mail at the new address.")
    static final class Approve implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", description = NUMBER)
        private long id;

        @Option(
                names = "--until",
                paramLabel = "DATE",
                description = "last day of the accreditation, such as 2030-12-31; default: a year from now")
        private LocalDate until = LocalDate.EPOCH;

        @Option(names = "--list", paramLabel = "SLUG", description = "press list; not needed if there is only one")
        private String list = "";

        @Override
        public Integer call() {
            try (var core = press.program.open()) {
                var request = core.journalists
                        .requests()
                        .find(id)
                        .filter(it -> it.state().equals("waiting"))
                        .orElseThrow(() -> gone(id));
                long contact = request.kind() == RequestKind.MOVE ? move(core, request) : register(core, request);
                press.print(
                        spec,
                        new Decided(id, "approved", contact),
                        List.of("request " + id + " is approved: contact " + contact));
                return 0;
            }
        }

        private long move(Core core, PressRequest request) {
            if (!core.desks().pressRequests().approveMove(Actor.console(), owner(core, id), id))
                throw new Refused("another contact has that address, or the request was decided meanwhile");
            return request.contact();
        }

        private long register(Core core, PressRequest request) {
            var owner = core.organisations.byId(request.organisation());
            var day = until.equals(LocalDate.EPOCH)
                    ? LocalDate.ofInstant(core.clock.instant(), owner.zone()).plusYears(1)
                    : until;
            var end = PressCommand.until(owner, day);
            if (!end.isAfter(core.clock.instant())) throw new Refused("--until is over: name a day to come");
            var terms = new PressRequestDesk.Terms(
                    end, pressList(core, request.organisation()).slug());
            return core.desks()
                    .pressRequests()
                    .approve(Actor.console(), owner.slug(), id, terms)
                    .orElseThrow(() -> gone(id));
        }

        private ContactList pressList(Core core, long organisation) {
            var all = core.lists.all(organisation).stream()
                    .filter(it -> it.kind() == ListKind.PRESS)
                    .filter(it -> list.isEmpty() || it.slug().equals(list))
                    .toList();
            if (all.size() == 1) return all.get(0);
            throw new Refused(
                    all.isEmpty()
                            ? "there is no such press list: communique list create press --kind press"
                            : "name one of the press lists with --list: "
                                    + all.stream().map(ContactList::slug).collect(Collectors.joining(", ")));
        }
    }

    @Command(
            name = "decline",
            mixinStandardHelpOptions = true,
            description = "Declines a request, erases what it says, and tells who asked that there is no registration.")
    static final class Decline implements Callable<Integer> {

        @ParentCommand
        private PressCommand press;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", description = NUMBER)
        private long id;

        @Option(
                names = "--reason",
                required = true,
                description = "for your own records, without names; nothing of it is mailed")
        private String reason = "";

        @Override
        public Integer call() {
            try (var core = press.program.open()) {
                if (!core.desks().pressRequests().decline(Actor.console(), owner(core, id), id, reason)) throw gone(id);
                press.print(spec, new Decided(id, "declined", 0), List.of("request " + id + " is declined"));
                return 0;
            }
        }
    }

    private static String owner(Core core, long id) {
        var request = core.journalists.requests().find(id).orElseThrow(() -> gone(id));
        return core.organisations.byId(request.organisation()).slug();
    }

    private static Refused gone(long id) {
        return new Refused("request " + id + " does not wait: see communique press requests");
    }
}
