package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.communique.audience.Audit;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Databases;
import org.communique.store.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandLineTest {

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(TestHouse.NINE);
    private String out;
    private String err;

    @Test
    void from_a_file_to_a_scheduled_release() throws IOException {
        statement("winter", "en");
        assertEquals(0, run("intake", file("winter.en.md")));
        assertTrue(out.contains("winter in en, revision 1"), out);

        assertEquals(0, run("list", "create", "alerts", "--kind", "public"));
        Files.writeString(folder.resolve("people.csv"), "email\nana@example.org\nnot an address\n");
        assertEquals(1, run("contacts", "import", file("people.csv"), "--list", "alerts"));
        assertTrue(out.contains("row 3: email:") && out.contains("added: 1"), out);

        assertEquals(
                0,
                run(
                        "release",
                        "create",
                        "winter",
                        "--to",
                        "alerts",
                        "--at",
                        "2026-12-01T10:00",
                        "--zone",
                        "Europe/Amsterdam"));
        assertTrue(
                out.contains("scheduled")
                        && out.contains("2026-12-01T10:00 in Europe/Amsterdam (2026-12-01T09:00:00Z)"),
                out);

        assertEquals(0, run("release", "list"));
        assertTrue(out.contains("1  scheduled  winter"), out);
        assertEquals(0, run("release", "status", "1"));
        assertEquals(0, run("release", "withdraw", "1", "--reason", "a date is wrong"));
        assertTrue(out.contains("withdrawn"), out);
        assertEquals(0, run("verify"));
        assertEquals(0, run("doctor"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--at 2026-12-01T10:00 | has no zone",
                "--at 2026-10-17T10:00Z | is past",
                "--at 2027-03-28T02:30 --zone Europe/Amsterdam | does not exist",
                "--at 2026-12-01T10:00Z --now | either --at TIME or --now",
                "--at tomorrow --zone UTC | is not a time",
                "--now --embargo now | must leave before",
                "--at 2026-12-01T10:00Z --embargo now | name the press list"
            })
    void a_release_time_that_cannot_be_is_refused_with_the_cure(String options, String words) throws IOException {
        statement("winter", "en");
        run("intake", file("winter.en.md"));
        run("list", "create", "alerts", "--kind", "public");
        run("list", "create", "desk", "--kind", "press");

        var to = options.contains("--now --embargo") ? "desk" : "alerts";
        assertEquals(1, run(("release create winter --to " + to + " " + options).split(" ")), out + err);
        assertTrue(err.contains(words), err);
        run("release", "list", "--json");
        assertFalse(out.contains("scheduled"), out);
    }

    @Test
    void every_command_that_prints_prints_json_on_request() throws IOException {
        statement("winter", "en");
        for (var command : new String[] {
            "intake " + file("winter.en.md"),
            "list create alerts --kind public",
            "list",
            "release list",
            "verify",
            "doctor",
            "release create winter --to alerts --now",
            "release status 1"
        }) {
            run((command + " --json").split(" "));
            var lines = out.strip().split("\n");
            assertEquals(1, lines.length, command);
            Json.read(out, Object.class);
        }
    }

    @Test
    void a_dry_run_changes_nothing() throws IOException {
        run("list", "create", "alerts", "--kind", "public");
        Files.writeString(folder.resolve("people.csv"), "email\nana@example.org\n");

        assertEquals(0, run("contacts", "import", file("people.csv"), "--list", "alerts", "--dry-run"));
        assertTrue(out.contains("would be added: 1"), out);
        run("contacts", "import", file("people.csv"), "--list", "alerts");
        assertTrue(out.contains("added: 1"), out);
    }

    @Test
    void an_unknown_list_is_answered_with_the_known_ones_and_how_to_make_one() {
        run("list", "create", "alerts", "--kind", "public");

        assertEquals(1, run("release", "create", "winter", "--to", "alert", "--now"));
        assertEquals(1, run("contacts", "import", "x.csv", "--list", "alert"));
        assertTrue(err.contains("known: alerts") && err.contains("list create alert"), err);
    }

    @Test
    void exit_codes_are_as_the_help_says() {
        assertEquals(0, run("--help"));
        assertTrue(out.contains("Exit codes"), out);
        assertEquals(2, run("release", "create"));
        assertEquals(2, run("nonsense"));
        assertEquals(3, run("list", "--set", "mail.smtp-hots=x"));
        assertEquals(
                3, run("contacts", "import", file("missing.csv"), "--list", "x", "--set", "site.base-url=ftp://x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "intake",
                "contacts",
                "contacts import",
                "list",
                "list create",
                "release",
                "release create",
                "release list",
                "release status",
                "release withdraw",
                "release test",
                "release rehearse",
                "send",
                "sender",
                "sender keys",
                "sender create",
                "sender activate",
                "sender retire",
                "sender remove",
                "sender check",
                "verify",
                "doctor"
            })
    void every_command_teaches_itself(String command) {
        assertEquals(0, run((command + " --help").split(" ")));
        assertTrue(out.contains("Usage: communique " + command), out);
    }

    @Test
    void every_option_and_argument_says_what_it_is_for_within_eighty_columns() {
        teaches(new CommandLine(new Communique(Map.of(), new TestClock(TestHouse.NINE))));
    }

    private static void teaches(CommandLine command) {
        command.getCommandSpec()
                .args()
                .forEach(it -> assertTrue(
                        it.hidden() || it.description().length > 0, command.getCommandName() + " " + it.paramLabel()));
        for (var line : command.getCommandSpec().usageMessage().footer())
            assertTrue(line.length() <= 80, command.getCommandName() + ": " + line);
        command.getSubcommands().values().forEach(CommandLineTest::teaches);
    }

    @Test
    void verify_fails_when_a_delivery_is_missing() {
        try (var house = new TestHouse(folder, org.communique.store.Dialect.SQLITE)) {
            var alerts = house.list(
                    "alerts", org.communique.audience.ListKind.PUBLIC, "ana@example.org,en", "bo@example.org,en");
            house.release(house.statement("safe", "en"), TestHouse.NINE, alerts);
            house.sweepAndDeliver();
            house.core.store.run(db -> db.sql("DELETE FROM delivery WHERE id = (SELECT max(id) FROM delivery)")
                    .update());
        }

        assertEquals(1, run("verify"));
        assertTrue(out.contains("BROKEN"), out);
        assertEquals(1, run("doctor"));
    }

    @Test
    void verify_proves_the_evidence_and_knows_a_head_that_was_noted() {
        try (var house = new TestHouse(folder, org.communique.store.Dialect.SQLITE)) {
            house.list("alerts", org.communique.audience.ListKind.PUBLIC, "ana@example.org,en", "bo@example.org,en");
            house.list("others", org.communique.audience.ListKind.PUBLIC, "cy@example.org,en");
        }
        assertEquals(0, run("verify"));
        var head = out.replaceAll("(?s).*The chain of consent holds: 2 rows, 2 links; head (\\w{64}).*", "$1");
        assertEquals(0, run("verify", "--head", head));
        assertEquals(1, run("verify", "--head", "0".repeat(64)));

        try (var house = new TestHouse(folder, org.communique.store.Dialect.SQLITE)) {
            house.core.store.run(db -> {
                db.sql("DROP TRIGGER consent_is_never_changed").update();
                db.sql("UPDATE consent SET source = 'page' WHERE id = 2").update();
            });
        }

        assertEquals(1, run("verify"));
        assertTrue(out.contains("The chain of consent is BROKEN at row 2"), out);
    }

    @Test
    void verify_names_the_entry_of_the_audit_log_in_which_somebody_else_was_made_responsible() {
        long changed;
        try (var house = new TestHouse(folder, org.communique.store.Dialect.SQLITE)) {
            house.core.staff.grant("kim", 1, Role.WRITER, Actor.console());
            var adding = new Audit.Entry("adi", "user.added", 1, "user", "kim");
            house.core.store.run(db -> house.core.audit.add(db, adding));
            changed = house.core.store.write(db -> {
                db.sql("DROP TRIGGER audit_is_never_changed").update();
                return db.sql("UPDATE audit SET actor = 'eve' WHERE action = 'user.added' RETURNING id")
                        .query(Long.class)
                        .single();
            });
            house.core.store.run(
                    db -> house.core.audit.add(db, new Audit.Entry("adi", "user.removed", 1, "user", "kim")));
        }

        assertEquals(1, run("verify"));
        assertTrue(out.contains("The chain of audit is BROKEN at row " + changed + ":"), out);
    }

    private int run(String... arguments) {
        var outWriter = new StringWriter();
        var errWriter = new StringWriter();
        var all = new java.util.ArrayList<>(java.util.List.of(arguments));
        if (arguments.length > 1 || !arguments[0].startsWith("-")) {
            Databases.migrate(folder.resolve("data"));
            all.add("--data");
            all.add(folder.resolve("data").toString());
        }
        int code = new Communique(Map.of(), clock)
                .run(new PrintWriter(outWriter, true), new PrintWriter(errWriter, true), all.toArray(String[]::new));
        out = outWriter.toString();
        err = errWriter.toString();
        return code;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void statement(String key, String language) throws IOException {
        Files.writeString(
                folder.resolve(key + "." + language + ".md"),
                "---\nstatement: " + key + "\nlanguage: " + language + "\ntitle: T\nsummary: S\n---\nWords.\n");
    }
}
