package org.communique.app;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.audience.ContactList;
import org.communique.release.AlarmClock;
import org.communique.release.InvalidRelease;
import org.communique.release.Plan;
import org.communique.release.ReleaseTime;
import org.communique.staff.Actor;
import org.communique.statement.Draft;
import org.communique.statement.Organisation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "rerelease",
        mixinStandardHelpOptions = true,
        description = "Releases what another organisation has made public to an organisation's own lists.",
        footer = {
            "",
            "Languages in which the organisation has words of its own (re-releases: KEY",
            "in the front matter) get those; the others the public edition, as it is."
        })
final class ReleaseRereleaseCommand implements Callable<Integer> {

    @ParentCommand
    private ReleaseCommand release;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STATEMENT", description = "key of a public statement, or organisation/key")
    private String key = "";

    @Option(names = "--organisation", required = true, paramLabel = "SLUG", description = "who releases it again")
    private String organisation = "";

    @Option(names = "--to", arity = "1..*", required = true, paramLabel = "LIST", description = "its own lists")
    private List<String> to = List.of();

    @Option(names = "--at", paramLabel = "TIME", description = "as for 'release create'")
    private String at = "";

    @Option(names = "--zone", paramLabel = "ZONE", description = "where --at is wall time")
    private String zone = "";

    @Option(names = "--now", description = "release it at once")
    private boolean now;

    @Option(names = "--letterhead", paramLabel = "SLUG", description = "default: the organisation's main one")
    private String letterhead = "";

    @Override
    public Integer call() {
        if (now == !at.isEmpty()) throw new InvalidRelease("at", "say either --at TIME or --now");
        var program = release.program();
        try (var core = program.open()) {
            var of = core.desks().organisations().organisation(Actor.console(), organisation);
            var time = time(core, of);
            var lists = lists(core);
            var on = Named.letterhead(core, of.id(), letterhead);
            var statement = core.desks().reReleases().adopt(Actor.console(), organisation, original());
            var whole = new Plan(statement, lists, time, Optional.empty(), ReleaseCommand.channels(core));
            var plan = on.map(whole::on).orElse(whole);
            var row = ReleaseCommand.Row.of(core, core.desks().releases().decide(Actor.console(), organisation, plan));
            program.output(spec.commandLine().getOut())
                    .print(row, List.of(row.line(), "It goes out by 'communique serve' on this data folder."));
            return 0;
        }
    }

    private List<Long> lists(Core core) {
        return to.stream()
                .map(slug -> core.desks().lists().list(Actor.console(), organisation, slug))
                .map(ContactList::id)
                .toList();
    }

    private Draft.Original original() {
        int slash = key.indexOf('/');
        return slash < 0
                ? new Draft.Original("", key)
                : new Draft.Original(key.substring(0, slash), key.substring(slash + 1));
    }

    private ReleaseTime time(Core core, Organisation of) {
        if (!now) return ReleaseTime.parse("at", at, zone.isEmpty() ? Optional.empty() : Optional.of(zone), core.clock);
        ZoneId usual = of.zone();
        return new ReleaseTime(core.decisions(AlarmClock.SILENT).earliest(), usual);
    }
}
