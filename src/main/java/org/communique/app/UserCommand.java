package org.communique.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.communique.audience.Address;
import org.communique.audience.Audit;
import org.communique.signin.Accounts.Change;
import org.communique.signin.PasswordRule;
import org.communique.signin.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Who signs in to the desk; what they may do there is the business of 'staff'.",
        footer = {
            "",
            "A first user:",
            "  communique user add kim --name 'Kim Vos' --mail kim@example.org",
            "  communique user password kim",
            "  communique staff grant kim administrator"
        })
final class UserCommand implements Callable<Integer> {

    private static final String CONSOLE = "console";

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    /** One user. No address: who may read those is asked at the desk. */
    record Row(String user, String name, String language, boolean disabled) {

        String line() {
            return user + ": " + name + ", " + language + (disabled ? ", disabled" : "");
        }
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Prints all users.")
    int list() {
        return with(core -> {});
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a user, who has no password yet.")
    int add(
            @Parameters(paramLabel = "USER", description = "as she will sign in") String user,
            @Option(names = "--name", defaultValue = "", description = "as colleagues know her") String shown,
            @Option(names = "--mail", defaultValue = "", description = "her mail address") String mail,
            @Option(names = "--language", defaultValue = "en", description = "of her desk") String language) {
        return with(core -> {
            try {
                var added = new User(user, shown.isBlank() ? user : shown, Locale.forLanguageTag(language));
                var address = Optional.of(mail).filter(it -> !it.isBlank()).map(Address::new);
                var entry = new Audit.Entry(CONSOLE, "user.added", 0, "user", user);
                SignInRooms.of(core)
                        .accounts()
                        .adding(added, address, db -> {
                            core.audit.add(db, entry);
                            return added;
                        })
                        .orElseThrow(() -> new Refused("somebody has this user name already"));
            } catch (IllegalArgumentException invalid) {
                throw new Refused(invalid.getMessage());
            }
        });
    }

    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            description = "Sets a password: asked for at the console, or the first line of a file.")
    int password(
            @Parameters(paramLabel = "USER", description = "as she signs in") String user,
            @Option(names = "--file", paramLabel = "FILE", description = "what holds it") Optional<Path> file) {
        return with(core -> {
            known(core, user);
            var password = file.map(UserCommand::firstLine).orElseGet(UserCommand::asked);
            new PasswordRule()
                    .fault(core.users.find(user).orElseThrow(), password)
                    .ifPresent(it -> {
                        throw new Refused(
                                "choose a password of 12 characters or more that is not easily guessed (" + it + ")");
                    });
            SignInRooms.of(core).accounts().setPassword(Change.of(user, CONSOLE), password);
        });
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Takes codes and passkeys away, for whoever has lost her telephone.")
    int reset(@Parameters(paramLabel = "USER", description = "as she signs in") String user) {
        return with(core -> {
            known(core, user);
            SignInRooms.of(core).accounts().resetSecondFactor(Change.of(user, CONSOLE));
        });
    }

    @Command(name = "disable", mixinStandardHelpOptions = true, description = "Lets somebody sign in no more.")
    int disable(@Parameters(paramLabel = "USER", description = "as she signs in") String user) {
        return with(core -> {
            known(core, user);
            SignInRooms.of(core).accounts().disable(Change.of(user, CONSOLE));
        });
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Lets somebody sign in again.")
    int enable(@Parameters(paramLabel = "USER", description = "as she signs in") String user) {
        return with(core -> {
            known(core, user);
            SignInRooms.of(core).accounts().enable(Change.of(user, CONSOLE));
        });
    }

    private int with(Consumer<Core> what) {
        try (var core = program.open()) {
            what.accept(core);
            var rows = core.users.all().stream()
                    .map(it -> new Row(
                            it.name(), it.shown(), it.language().toLanguageTag(), !core.users.active(it.name())))
                    .toList();
            program.output(spec.commandLine().getOut())
                    .print(
                            rows,
                            rows.isEmpty()
                                    ? List.of("no user yet; communique user add")
                                    : rows.stream().map(Row::line).toList());
            return 0;
        }
    }

    private static void known(Core core, String user) {
        if (core.users.find(user).isEmpty()) throw new Refused("there is no such user");
    }

    private static String firstLine(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .findFirst()
                    .filter(it -> !it.isBlank())
                    .orElseThrow(() -> new Refused("the first line of the file is empty"));
        } catch (IOException unreadable) {
            throw new Refused("the file cannot be read");
        }
    }

    private static String asked() {
        var console = System.console();
        if (console == null) throw new Refused("there is no console to ask at; name a file with --file");
        var first = new String(console.readPassword("Password: "));
        if (!first.equals(new String(console.readPassword("Once more: "))))
            throw new Refused("these were two different passwords");
        return first;
    }
}
