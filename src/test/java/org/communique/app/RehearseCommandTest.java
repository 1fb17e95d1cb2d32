package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.communique.audience.ListKind;
import org.communique.store.Dialect;
import org.communique.store.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads before a release, beside a house that is open on the same folder. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RehearseCommandTest {

    @TempDir
    Path folder;

    private final Commands program = new Commands();
    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(folder, Dialect.SQLITE);
        var alerts = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en", "bo@gmail.com,uk");
        house.release(house.statement("winter", "en"), NINE.plusSeconds(3600), alerts);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void it_says_in_words_whom_it_reaches_and_how_long_it_takes() {
        assertEquals(0, program.run(house, "release", "rehearse", "1"), program.err);

        assertTrue(program.out.contains("public: 2 candidates = 2 recipients + 0 excluded  ok"), program.out);
        assertTrue(program.out.contains("en 1, uk gets en 1"), program.out);
        assertTrue(program.out.contains("gmail 1, other 1"), program.out);
        assertTrue(program.out.contains("because of"), program.out);
        assertTrue(program.out.contains("Nothing was sent and nothing was changed; the rehearsal took"), program.out);
        assertFalse(program.out.contains("ana@"), "no address");
    }

    @Test
    void the_same_as_json() {
        assertEquals(0, program.run(house, "--json", "release", "rehearse", "1"), program.err);

        var moments = (List<?>) Json.read(program.out, Map.class).get("moments");
        assertEquals(2, ((Map<?, ?>) moments.get(0)).get("recipients"));
    }

    @Test
    void without_dns_it_finds_that_and_goes_on() {
        house.settings.put("mail.smtp-host", "127.0.0.1");
        house.settings.put("mail.smtp-security", "none");
        house.settings.put("dns.server", "127.0.0.1:1");
        house.settings.put("dns.timeout-ms", "100");

        assertEquals(1, program.run(house, "release", "rehearse", "1"));

        assertTrue(program.out.contains("no DNS server answers for"), program.out + program.err);
        assertTrue(program.out.contains("2 recipients"), program.out);
    }

    @Test
    void what_has_gone_out_is_refused() {
        house.pass(java.time.Duration.ofHours(1));
        house.sweepAndDeliver();

        assertEquals(1, program.run(house, "release", "rehearse", "1"));
        assertTrue(program.err.contains("release 1 is released: there is nothing to rehearse any more"), program.err);
    }
}
