package org.communique.app;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.staff.Staff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "staff",
        mixinStandardHelpOptions = true,
        description = "Who of an organisation's staff has which roles; without a subcommand, prints them.",
        subcommands = {StaffCommand.Grant.class, StaffCommand.Revoke.class})
final class StaffCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--organisation",
            paramLabel = "SLUG",
            scope = ScopeType.INHERIT,
            description = "of which (default: the first one)")
    private String organisation = "";

    /** One role of one user. */
    record Row(String user, String role, String grantedBy, String grantedAt) {

        static Row of(Staff.Grant it) {
            return new Row(
                    it.user(), it.role().code(), it.grantedBy(), it.grantedAt().toString());
        }

        String line() {
            return user + ": " + role + ", since " + grantedAt + " by " + grantedBy;
        }
    }

    @Override
    public Integer call() {
        try (var core = program.open()) {
            return print(spec, core);
        }
    }

    private int print(CommandSpec of, Core core) {
        var rows = core.desks().staff().all(Actor.console(), organisation(core)).stream()
                .map(Row::of)
                .toList();
        program.output(of.commandLine().getOut())
                .print(rows, rows.stream().map(Row::line).toList());
        return 0;
    }

    private String organisation(Core core) {
        return organisation.isEmpty() ? core.organisations.all().get(0).slug() : organisation;
    }

    private static Role role(String code) {
        return Role.of(code)
                .orElseThrow(() -> new Refused("the role is one of "
                        + Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", "))));
    }

    @Command(name = "grant", mixinStandardHelpOptions = true, description = "Gives somebody a role.")
    static final class Grant implements Callable<Integer> {

        @ParentCommand
        private StaffCommand staff;

        @Spec
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "USER", description = "as she signs in")
        private String user = "";

        @Parameters(index = "1", paramLabel = "ROLE", description = "see the manual, such as list-keeper")
        private String role = "";

        @Override
        public Integer call() {
            if (!user.matches("[\\p{L}\\p{N}._@-]{1,80}")
                    || List.of("console", "person").contains(user))
                throw new Refused("write the user in letters, digits and . _ @ -, at most 80, and not as console");
            try (var core = staff.program.open()) {
                core.desks().staff().grant(Actor.console(), staff.organisation(core), user, role(role));
                return staff.print(spec, core);
            }
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Takes a role away, from now on.")
    static final class Revoke implements Callable<Integer> {

        @ParentCommand
        private StaffCommand staff;

        @Spec
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "USER", description = "as she signs in")
        private String user = "";

        @Parameters(index = "1", paramLabel = "ROLE", description = "such as list-keeper")
        private String role = "";

        @Override
        public Integer call() {
            try (var core = staff.program.open()) {
                if (!core.desks().staff().revoke(Actor.console(), staff.organisation(core), user, role(role)))
                    throw new Refused("the user does not have this role there");
                return staff.print(spec, core);
            }
        }
    }
}
