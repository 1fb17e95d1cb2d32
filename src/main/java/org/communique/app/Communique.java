package org.communique.app;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.communique.release.InvalidRelease;
import org.communique.render.InvalidColour;
import org.communique.render.Phrases;
import org.communique.segment.InvalidSegment;
import org.communique.sender.InvalidSender;
import org.communique.staff.Denied;
import org.communique.transfer.ImportFault;
import org.communique.transfer.InvalidImport;
import org.communique.workspace.Missing;
import org.communique.workspace.Taken;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The one program: the server and every command. */
@Command(
        name = "communique",
        mixinStandardHelpOptions = true,
        version = "Communiqué 0.1",
        description = "One statement, many languages, every channel, at one second.",
        footer = {
            "",
            "Without a command it serves. A first try:",
            "  communique serve                    start with a sample network",
            "  communique intake statement.en.md   take a file in as a draft",
            "  communique release create my-key --to alerts",
            "             --at 2030-01-01T10:00 --zone Europe/Amsterdam",
            "",
            "Exit codes: 0 done · 1 refused, or something is wrong that the output names",
            "            2 the command line is wrong · 3 a setting or the environment is",
            "            wrong · 4 a fault in the program"
        },
        subcommands = {
            ServeCommand.class,
            SetupCommand.class,
            IntakeCommand.class,
            ContactsCommand.class,
            ImportCommand.class,
            ListCommand.class,
            OrganisationCommand.class,
            LetterheadCommand.class,
            StaffCommand.class,
            UserCommand.class,
            SegmentCommand.class,
            TopicCommand.class,
            ReleaseCommand.class,
            SendCommand.class,
            PressCommand.class,
            SenderCommand.class,
            KeysCommand.class,
            VerifyCommand.class,
            DoctorCommand.class
        })
public final class Communique implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "data folder; also COMMUNIQUE_DATA (default: ./data)")
    private String data = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "a setting; application.properties lists them all")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;
    private final Clock clock;

    /** @param environment as {@link System#getenv()} */
    Communique(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /** Starts the program; the exit codes are in its help. */
    public static void main(String[] arguments) {
        var program = new Communique(System.getenv(), Clock.systemUTC());
        var answers = new PrintWriter(System.out, true);
        System.setOut(System.err); // logs go there: one of their lines among the answers would be no JSON
        int code = program.run(answers, new PrintWriter(System.err, true), arguments);
        if (code != ServeCommand.STAYS) System.exit(code);
    }

    /** Runs one command; prints to the given writers and returns the exit code. */
    int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(this)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Communique::failed)
                .execute(arguments);
    }

    /** Without a command it serves. */
    @Override
    public Integer call() {
        return new ServeCommand(this, spec).call();
    }

    /** The settings in force for this call. */
    Settings settings() {
        return settings(Map.of());
    }

    /** The same with settings that the command itself decides. */
    Settings settings(Map<String, String> decided) {
        var given = new LinkedHashMap<>(set);
        given.putAll(decided);
        if (!data.isEmpty()) given.put("data.folder", data);
        return Settings.read(environment, given);
    }

    /** Opens the house for one command, without a server. */
    Core open() {
        Quiet.please();
        return Core.openForUse(settings(), clock);
    }

    Clock clock() {
        return clock;
    }

    Output output(PrintWriter out) {
        return new Output(out, json);
    }

    private static int failed(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
        var err = commandLine.getErr();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidRelease invalid)
                return say(err, invalid.field() + ": " + invalid.getMessage(), 1);
            if (cause instanceof InvalidImport invalid) return say(err, words(invalid.fault()), 1);
            if (cause instanceof InvalidSegment invalid) return say(err, SegmentCommand.words(invalid.fault()), 1);
            if (cause instanceof InvalidSender invalid)
                return say(err, invalid.field() + ": " + invalid.getMessage(), 1);
            if (cause instanceof Refused
                    || cause instanceof Missing
                    || cause instanceof Taken
                    || cause instanceof Denied
                    || cause instanceof InvalidColour) return say(err, cause.getMessage(), 1);
            if (cause instanceof InvalidSetting
                    || cause instanceof UncheckedIOException
                    || cause instanceof PortInUseException) return say(err, cause.getMessage(), 3);
        }
        err.println("A fault in the program: " + failure);
        failure.printStackTrace(err);
        return 4;
    }

    /** Of a file that is not taken, in English. */
    private static String words(ImportFault fault) {
        return Phrases.get(Locale.ENGLISH, fault.key(), fault.arguments().toArray());
    }

    private static int say(PrintWriter err, String message, int code) {
        err.println(message);
        return code;
    }
}
