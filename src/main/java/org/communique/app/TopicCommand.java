package org.communique.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.communique.statement.Languages;
import org.communique.statement.Localized;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "topic",
        mixinStandardHelpOptions = true,
        description = "What topics are called; without a subcommand, prints them.",
        subcommands = TopicCommand.Name.class)
final class TopicCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    /** One topic. */
    record Row(String topic, Map<String, String> names) {

        String line() {
            return topic + ": " + names;
        }
    }

    @Override
    public Integer call() {
        try (var core = program.open()) {
            var rows = core.topics.all().entrySet().stream()
                    .map(it -> new Row(it.getKey(), new TreeMap<>(it.getValue().byTag())))
                    .toList();
            program.output(spec.commandLine().getOut())
                    .print(rows, rows.stream().map(Row::line).toList());
            return 0;
        }
    }

    @Command(
            name = "name",
            mixinStandardHelpOptions = true,
            description = "Names a topic for readers, in one or more languages; what is published keeps its name.")
    static final class Name implements Callable<Integer> {

        @ParentCommand
        private TopicCommand topic;

        @Spec
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "TOPIC", description = "as in the front matter, such as residence")
        private String slug = "";

        @Option(
                names = "--as",
                required = true,
                paramLabel = "LANGUAGE=NAME",
                description = "such as en=\"Right to stay\", once for each language")
        private Map<String, String> names = new LinkedHashMap<>();

        @Override
        public Integer call() {
            if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*"))
                throw new Refused("write the topic in small letters, digits and hyphens, such as right-to-stay");
            names.forEach((language, name) -> {
                if (Languages.parse(language).isEmpty() || name.isBlank() || name.length() > 60)
                    throw new Refused("write --as en=NAME, at most 60 characters, for each language");
            });
            try (var core = topic.program.open()) {
                core.topics.name(slug, new Localized(names));
                var row = new Row(slug, new TreeMap<>(names));
                topic.program.output(spec.commandLine().getOut()).print(row, List.of(row.line()));
                return 0;
            }
        }
    }
}
