package org.communique.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.communique.audience.ContactList;
import org.communique.release.Audience;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "audience",
        mixinStandardHelpOptions = true,
        description = "Whom a release is for, and how many people would get it now; each is counted once.")
final class ReleaseAudienceCommand implements Callable<Integer> {

    @ParentCommand
    private ReleaseCommand release;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "number of the release")
    private long id;

    /** Whom a release is for. */
    record Row(
            long release,
            List<String> lists,
            List<String> segments,
            List<String> withoutSegments,
            List<String> withoutLists,
            List<Long> withoutRecipientsOf,
            List<String> topics,
            long recipients) {

        static Row of(Core core, long release, Audience it, long recipients) {
            return new Row(
                    release,
                    slugs(core, it.lists()),
                    it.rules(),
                    it.withoutRules(),
                    slugs(core, it.withoutLists()),
                    it.withoutRecipientsOf(),
                    it.choices().topics(),
                    recipients);
        }

        private static List<String> slugs(Core core, List<Long> lists) {
            return lists.stream().map(core.lists::byId).map(ContactList::slug).toList();
        }

        List<String> lines() {
            var lines = new ArrayList<String>();
            lines.add("lists              " + String.join(", ", lists));
            segments.forEach(it -> lines.add("only               " + it));
            withoutSegments.forEach(it -> lines.add("without            " + it));
            withoutLists.forEach(it -> lines.add("without list       " + it));
            withoutRecipientsOf.forEach(it -> lines.add("without who had    release " + it));
            if (!topics.isEmpty()) lines.add("topics             " + String.join(", ", topics));
            lines.add("recipients         " + recipients);
            return lines;
        }
    }

    @Override
    public Integer call() {
        var program = release.program();
        try (var core = program.open()) {
            var it = core.releases.byId(id);
            var row = Row.of(core, id, core.releases.audience(it), core.recipients.count(it));
            program.output(spec.commandLine().getOut()).print(row, row.lines());
            return 0;
        }
    }
}
