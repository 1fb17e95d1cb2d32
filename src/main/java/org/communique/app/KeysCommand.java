package org.communique.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.communique.audience.Audit;
import org.communique.vault.KeyFile;
import org.communique.vault.KeyRing;
import org.communique.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "The keys that everything is sealed with; without a subcommand, says how many there are.",
        footer = {
            "",
            "The way of a key (stop the server first):",
            "  communique keys rotate   make a new one and seal everything with it",
            "  communique keys retire   forget the old ones, once no backup needs them"
        },
        subcommands = {KeysCommand.Rotate.class, KeysCommand.Retire.class})
final class KeysCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    /** How things stand. */
    record Answer(int newest, int keys, long sealed, long broken) {}

    @Override
    public Integer call() {
        try (var core = program.open()) {
            var ring = KeyFile.readOrCreate(core.folder.keyFile());
            long left = new Rotation(core.store, core.vault).left();
            print(
                    spec,
                    new Answer(ring.newest(), ring.size(), left, 0),
                    "key " + ring.newest() + " seals; " + ring.size() + " in the ring; sealed by older ones: " + left);
            return 0;
        }
    }

    private void print(CommandSpec command, Answer answer, String line) {
        program.output(command.commandLine().getOut()).print(answer, List.of(line));
    }

    /** Nobody else may have the old ring in memory: what they seal with it could not be opened later. */
    private static void alone(Core core) {
        if (!core.keysAlone())
            throw new Refused("another process uses these keys: stop the server and end every other command first");
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a new key, seals everything with it, and keeps the old one for what is in backups. May be cut "
                            + "short at any moment: the next call goes on. Back the key file up anew afterwards.")
    static final class Rotate implements Callable<Integer> {

        @ParentCommand
        private KeysCommand keys;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (var core = keys.program.open()) {
                alone(core);
                var ring = rotate(core);
                var result = new Rotation(core.store, new Vault(ring)).run();
                core.store.scrub("keys.contact_key");
                core.store.run(db -> core.audit.add(
                        db,
                        new Audit.Entry(
                                "console", "keys.rotated", 0, "key " + ring.newest(), "values " + result.sealed())));
                keys.print(
                        spec,
                        new Answer(ring.newest(), ring.size(), result.sealed(), result.broken()),
                        "key " + ring.newest() + " seals everything: " + result.sealed() + " values sealed anew"
                                + (result.broken() == 0
                                        ? ""
                                        : "; " + result.broken() + " no key opens, left as they are"));
                return result.broken() == 0 ? 0 : 1;
            }
        }
    }

    /** A new key, unless the last rotation was cut short. */
    static KeyRing rotate(Core core) {
        var file = core.folder.keyFile();
        var ring = KeyFile.readOrCreate(file);
        if (new Rotation(core.store, new Vault(ring)).left() > 0 && ring.size() > 1) return ring;
        var more = ring.with(core.vault.random(32));
        KeyFile.replace(file, more);
        return more;
    }

    @Command(
            name = "retire",
            mixinStandardHelpOptions = true,
            description =
                    "Takes the old keys out of the key file, if nothing is sealed with them any more. Backups from before the "
                            + "rotation open with an old copy of the key file only.")
    static final class Retire implements Callable<Integer> {

        @ParentCommand
        private KeysCommand keys;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (var core = keys.program.open()) {
                alone(core);
                var ring = KeyFile.readOrCreate(core.folder.keyFile());
                long left = new Rotation(core.store, new Vault(ring)).left();
                if (left > 0) throw new Refused(left + " values are sealed with an old key: communique keys rotate");
                KeyFile.replace(core.folder.keyFile(), ring.newestOnly());
                core.store.run(db ->
                        core.audit.add(db, new Audit.Entry("console", "keys.retired", 0, "key " + ring.newest(), "")));
                keys.print(
                        spec,
                        new Answer(ring.newest(), 1, 0, 0),
                        "key " + ring.newest() + " is the only one; forgotten: " + (ring.size() - 1));
                return 0;
            }
        }
    }
}
