package org.communique.app;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.release.AlarmClock;
import org.communique.release.Decisions;
import org.communique.setup.Setup;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Starts the server: pages, feeds, the clock, the deliveries and the intake folder. The default command.")
final class ServeCommand implements Callable<Integer> {

    /** The server stays when the command line has ended. */
    static final int STAYS = -1;

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    @Option(names = "--stop-when-ready", hidden = true, description = "for training a class archive")
    private boolean stopWhenReady;

    @Option(names = "--empty", description = "makes no sample network on an empty data folder: a house to set up")
    private boolean empty;

    ServeCommand() {}

    /** For a command line that names no command. */
    ServeCommand(Communique program, CommandSpec spec) {
        this.program = program;
        this.spec = spec;
    }

    @Override
    public Integer call() {
        Quiet.please();
        var settings = program.settings();
        boolean sample = settings.sampleMode() && !empty;
        var core = sample ? Core.open(settings, program.clock()) : Core.openForUse(settings, program.clock());
        if (!core.claim()) {
            core.close();
            throw new Refused("another process serves this data folder already: " + core.folder.path());
        }
        var planned = sample
                ? new SampleNetwork(core, core.decisions(AlarmClock.SILENT, Duration.ZERO)).makeOnEmptyDatabase()
                : Optional.<SampleNetwork.Planned>empty();
        var made = new ScriptedSetup(core, settings).run();
        var context = start(core);
        greet(core, context, planned);
        made.forEach(program.output(spec.commandLine().getOut())::line);
        if (!stopWhenReady) return STAYS;
        context.close();
        core.close();
        return 0;
    }

    /** Starts serving: what was under way at a crash is named first, then the bell is wound. */
    static ConfigurableApplicationContext start(Core core) {
        int uncertain = core.readyToDeliver();
        var context = Boot.serve(core);
        context.registerShutdownHook();
        if (uncertain > 0)
            LoggerFactory.getLogger(ServeCommand.class).warn("delivery.recovered uncertain={}", uncertain);
        context.getBean(Decisions.class).wind();
        return context;
    }

    private void greet(Core core, ConfigurableApplicationContext context, Optional<SampleNetwork.Planned> planned) {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        var here = "http://localhost:" + port;
        var output = program.output(spec.commandLine().getOut());
        lines(core, here, planned).forEach(output::line);
        context.getBean(Setup.class)
                .issue()
                .ifPresent(token ->
                        output.line("Nobody can sign in yet. Open " + here + "/setup with this token: " + token));
    }

    private static List<String> lines(Core core, String here, Optional<SampleNetwork.Planned> planned) {
        if (!core.settings.sampleMode())
            return List.of(
                    "Communiqué serves " + core.settings.baseUrl(),
                    "Drop statements into " + core.folder.intake() + ", or: communique release create …",
                    "Health: " + here + "/actuator/health");
        var sample = planned.map(it -> "; one statement comes out at " + wall(it.soon()) + ", one under embargo until "
                        + wall(it.embargoEnds()))
                .orElse("");
        return List.of(
                "Statements and feeds: " + here + "/en" + sample,
                "The mail that went out, kept on this machine: " + here + "/mailbox",
                "Drop a statement into " + core.folder.intake()
                        + " and it becomes a draft: communique release create …");
    }

    private static String wall(Instant instant) {
        return DateTimeFormatter.ISO_LOCAL_TIME.format(
                instant.atZone(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    }
}
