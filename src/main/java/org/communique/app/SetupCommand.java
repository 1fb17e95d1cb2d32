package org.communique.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description =
                "Sets a house up without a browser: the organisation of the settings, the first user, the first list. What is there already is left alone.",
        footer = {
            "",
            "For example:",
            "  communique setup --user kim --mail kim@example.org --list news",
            "--set organisation.name='Against Trafficking' names the organisation. Without",
            "--password-file the one-time link by which she sets her password is printed."
        })
final class SetupCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    @Option(names = "--user", description = "user name of the first user, who runs the desk")
    private Optional<String> user = Optional.empty();

    @Option(names = "--name", description = "as colleagues know her")
    private Optional<String> name = Optional.empty();

    @Option(names = "--mail", description = "her mail address")
    private Optional<String> mail = Optional.empty();

    @Option(names = "--password-file", paramLabel = "FILE", description = "what holds her password")
    private Optional<Path> password = Optional.empty();

    @Option(names = "--list", description = "the first list, as it stands in addresses")
    private Optional<String> list = Optional.empty();

    @Option(names = "--list-name", description = "its name, as readers see it")
    private Optional<String> listName = Optional.empty();

    @Override
    public Integer call() {
        Quiet.please();
        var settings = program.settings(told());
        try (var core = Core.openForUse(settings, program.clock())) {
            var done = new ScriptedSetup(core, settings).run();
            program.output(spec.commandLine().getOut())
                    .print(done, done.isEmpty() ? List.of("Nothing was left to do.") : done);
            return 0;
        }
    }

    private Map<String, String> told() {
        var told = new LinkedHashMap<String, String>();
        user.ifPresent(it -> told.put("setup.user", it));
        name.ifPresent(it -> told.put("setup.user-name", it));
        mail.ifPresent(it -> told.put("setup.user-mail", it));
        password.ifPresent(it -> told.put("setup.user-password-file", it.toString()));
        list.ifPresent(it -> told.put("setup.list", it));
        listName.ifPresent(it -> told.put("setup.list-name", it));
        return told;
    }
}
