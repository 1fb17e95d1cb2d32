package org.communique.sender;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.communique.app.TestClock;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DkimKeysTest {

    static final Instant NOVEMBER = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir
    Path folder;

    final TestClock clock = new TestClock(NOVEMBER);
    final Zone dns = new Zone();
    Store store;
    DkimKeys keys;

    @BeforeEach
    void open() {
        store = Databases.open(Dialect.SQLITE, folder);
        keys = new DkimKeys(store, new Vault(new byte[32]), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_new_pair_has_new_selectors_and_signs_nothing() {
        assertEquals(List.of("r202611a", "e202611a"), selectors(keys.create("News.Example.org")));
        assertEquals(List.of("r202611b", "e202611b"), selectors(keys.create("member.example.org")));
        clock.pass(Duration.ofDays(2));
        assertEquals(List.of("r202612a", "e202612a"), selectors(keys.create("news.example.org")));

        assertTrue(keys.all().stream().allMatch(it -> it.state() == KeyState.CREATED));
        assertEquals("news.example.org", keys.bySelector("r202611a").domain());
        assertSame(Signer.NONE, new Signers(keys, clock).of("news.example.org"));
    }

    @Test
    void the_record_is_given_whole_and_in_strings_of_255() {
        var rsa = keys.create("news.example.org").get(0);

        assertEquals("r202611a._domainkey.news.example.org", rsa.recordName());
        assertTrue(rsa.recordValue().startsWith("v=DKIM1; k=rsa; p=MIIBIjAN"), rsa.recordValue());
        assertEquals(rsa.recordValue(), String.join("", rsa.recordStrings()));
        assertTrue(rsa.recordStrings().stream().allMatch(it -> it.length() <= 255));
        assertTrue(
                rsa.zoneLine().startsWith("r202611a._domainkey.news.example.org. IN TXT ( \"v=DKIM1"), rsa.zoneLine());
    }

    @Test
    void a_key_is_not_activated_before_dns_shows_exactly_its_record() {
        var key = keys.create("news.example.org").get(0);
        var name = "TXT " + key.recordName();

        assertTrue(refused(() -> keys.activate(key, dns)).contains("has no record at " + key.recordName()));
        dns.set(name, "v=DKIM1; k=rsa; p=AAAA");
        assertTrue(refused(() -> keys.activate(key, dns)).contains("is not that of this key"));
        dns.set(name, key.recordValue(), "v=DKIM1; k=rsa; p=AAAA");
        assertTrue(refused(() -> keys.activate(key, dns)).contains("no other"));
        assertTrue(refused(() -> keys.activate(key, new Zone().silence(name))).contains("no DNS server answers"));
        assertEquals(KeyState.CREATED, keys.bySelector("r202611a").state());

        dns.set(
                name,
                "k=rsa;p=" + key.publicKey().substring(0, 9) + " "
                        + key.publicKey().substring(9));
        keys.activate(key, dns);
        assertEquals(KeyState.LIVE, keys.bySelector("r202611a").state());
    }

    @Test
    void whoever_forces_it_needs_no_dns() {
        keys.activateUnseen(keys.create("news.example.org").get(1));

        assertEquals(KeyState.LIVE, keys.bySelector("e202611a").state());
    }

    @Test
    void a_switch_retires_the_key_before_and_leaves_the_other_algorithm_alone() {
        live("news.example.org");
        var next = keys.create("news.example.org").get(0);

        keys.activateUnseen(next);

        assertEquals(KeyState.RETIRED, keys.bySelector("r202611a").state());
        assertEquals(KeyState.LIVE, keys.bySelector("e202611a").state());
        assertEquals(KeyState.LIVE, keys.bySelector("r202611b").state());
    }

    @Test
    void a_retired_key_stays_until_the_last_signature_made_with_it_has_ended() {
        live("news.example.org");
        var key = keys.bySelector("r202611a");
        assertTrue(refused(() -> keys.remove(key)).contains("signs our mail"));
        keys.retire(key);

        clock.pass(Duration.ofDays(14).minusMillis(1));
        assertTrue(refused(() -> keys.remove(keys.bySelector("r202611a"))).contains("from 2026-12-14T12:00:00Z on"));
        clock.pass(Duration.ofMillis(1));
        keys.remove(keys.bySelector("r202611a"));

        assertEquals(List.of("e202611a"), selectors(keys.all()));
    }

    @Test
    void a_retired_key_never_signs_again() {
        live("news.example.org");
        keys.retire(keys.bySelector("r202611a"));

        assertTrue(
                refused(() -> keys.activateUnseen(keys.bySelector("r202611a"))).contains("make a new key"));
        assertTrue(refused(() -> keys.retire(keys.bySelector("r202611a"))).contains("is not live"));
    }

    @Test
    void an_unknown_selector_is_answered_with_the_known_ones() {
        assertTrue(refused(() -> keys.bySelector("x")).contains("sender create"));
        keys.create("news.example.org");

        assertTrue(refused(() -> keys.bySelector("x")).contains("known: r202611a, e202611a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "münchen.example", "-a.example", "a b.example", "a.example;", "10.0.0.1"})
    void what_is_no_domain_is_refused(String domain) {
        assertTrue(refused(() -> keys.create(domain)).contains("write a domain"));
    }

    @Test
    void a_switch_by_another_process_is_seen_within_ten_seconds() {
        var signers = new Signers(keys, clock);
        live("news.example.org");
        var before = signers.of("News.example.org");
        assertSame(before, signers.of("news.example.org"));
        keys.create("news.example.org").forEach(keys::activateUnseen);

        clock.pass(Duration.ofSeconds(10));

        var field = new String(signers.of("news.example.org").sign(Pair.mail(), NOVEMBER), StandardCharsets.US_ASCII);
        assertTrue(field.contains("s=r202611b;") && field.contains("s=e202611b;"), field);
    }

    @Test
    void the_secret_is_nowhere_in_the_files_nor_in_the_words_of_a_key() throws Exception {
        live("news.example.org");
        var secret = keys.live("news.example.org").get(0);
        var sealed = store.read()
                .sql("SELECT private_key FROM dkim_key")
                .query(byte[].class)
                .list();
        var opened = new Vault(new byte[32])
                .open(sealed.get(0), new org.communique.vault.Place("dkim_key.private", "r202611a".getBytes()));

        for (var file : files())
            assertFalse(
                    Files.readString(file, StandardCharsets.ISO_8859_1).contains(opened.substring(0, 40)),
                    file.getFileName().toString());
        assertTrue(opened.startsWith("MIIE"), "a private key");
        assertFalse(keys.bySelector("r202611a").toString().contains(opened.substring(0, 40)));
        assertFalse(secret.toString().contains("MII"));
    }

    @Test
    void postgresql_keeps_keys_as_well() {
        try (var shared = Store.postgresql(Databases.freshPostgresql())) {
            var there = new DkimKeys(shared, new Vault(new byte[32]), clock);
            there.create("news.example.org").forEach(there::activateUnseen);
            there.create("news.example.org").forEach(there::activateUnseen);

            var signed = Pair.join(
                    new Signers(there, clock).of("news.example.org").sign(Pair.mail(), NOVEMBER), Pair.mail());
            assertTrue(DkimVerifier.of(there.all()).good(signed, 2));
            clock.pass(DkimKeys.KEPT);
            there.remove(there.bySelector("r202611a"));
            assertEquals(List.of("e202611a", "r202611b", "e202611b"), selectors(there.all()));
        }
    }

    @Test
    void keys_from_the_store_make_signatures_that_hold() {
        live("news.example.org");

        var fields = new Signers(keys, clock).of("news.example.org").sign(Pair.mail(), NOVEMBER);

        assertTrue(DkimVerifier.of(keys.all()).good(Pair.join(fields, Pair.mail()), 2));
        assertArrayEquals(
                fields, new Signers(keys, clock).of("news.example.org").sign(Pair.mail(), NOVEMBER));
    }

    private void live(String domain) {
        keys.create(domain).forEach(keys::activateUnseen);
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> selectors(List<DkimKey> keys) {
        return keys.stream().map(DkimKey::selector).toList();
    }

    private static String refused(org.junit.jupiter.api.function.Executable step) {
        return assertThrows(InvalidSender.class, step).getMessage();
    }
}
