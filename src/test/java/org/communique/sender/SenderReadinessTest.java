package org.communique.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SenderReadinessTest {

    static final SenderIdentity SENDER = new SenderIdentity(
            "news.example.org", "bounces.news.example.org", Optional.of("out.example.org"), "https://news.example.org");

    static final Locale DUTCH = Locale.forLanguageTag("nl");

    @TempDir
    Path folder;

    final Zone dns = new Zone();
    Store store;
    DkimKeys keys;

    @BeforeEach
    void a_sender_that_is_ready() {
        store = Databases.open(Dialect.SQLITE, folder);
        keys = new DkimKeys(store, new Vault(new byte[32]), new TestClock(Instant.parse("2026-11-30T12:00:00Z")));
        for (var key : keys.create("news.example.org")) {
            dns.set("TXT " + key.recordName(), key.recordValue());
            keys.activate(key, dns);
        }
        dns.set("TXT bounces.news.example.org", "v=spf1 ip4:198.51.100.7 -all", "another text")
                .set("TXT _dmarc.news.example.org", "v=DMARC1; p=reject; rua=mailto:dmarc@example.org")
                .set("MX bounces.news.example.org", "mx.example.org")
                .set("A mx.example.org", "198.51.100.8")
                .set("A out.example.org", "198.51.100.7")
                .set("PTR 198.51.100.7", "out.example.org");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_sender_that_publishes_everything_is_told_that_all_is_well() {
        assertEquals(List.of(), troubles(SENDER));
        assertEquals(7 + 1, new SenderReadiness(keys, dns).of(SENDER).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TXT r202611a._domainkey.news.example.org || WRONG | DNS has no record at r202611a",
                "TXT e202611a._domainkey.news.example.org | v=DKIM1; k=ed25519; p= | WRONG | is not that of this key",
                "TXT bounces.news.example.org || WRONG | SPF: bounces.news.example.org has no record",
                "TXT bounces.news.example.org | v=spf1 +all | WRONG | allows everybody",
                "TXT bounces.news.example.org | v=spf1 ip4:198.51.100.7 | ADVICE | says nothing of other senders",
                "TXT bounces.news.example.org | v=spf1 include:gone.example -all | WRONG | refers to gone.example",
                "TXT bounces.news.example.org | v=spf1 a a mx mx a a mx mx ptr exists:x.example a:y.example -all | WRONG | more than 10",
                "TXT bounces.news.example.org | v=spf1 include:bounces.news.example.org -all | WRONG | more than 10",
                "TXT _dmarc.news.example.org || WRONG | DMARC: news.example.org has no record",
                "TXT _dmarc.news.example.org | v=DMARC1; p=none; rua=mailto:a@example.org | ADVICE | policy none",
                "TXT _dmarc.news.example.org | v=DMARC1; p=reject | ADVICE | nobody receives the reports",
                "TXT _dmarc.news.example.org | v=DMARC1; rua=mailto:a@example.org | WRONG | has no policy",
                "TXT _dmarc.news.example.org | v=DMARC1; p=reject; pct=50; rua=mailto:a@example.org | ADVICE | pct=",
                "TXT _dmarc.news.example.org | v=DMARC1; p=reject; aspf=s; rua=mailto:a@example.org | ADVICE | does not speak for",
                "MX bounces.news.example.org || WRONG | has no mail server",
                "MX bounces.news.example.org | '' | WRONG | takes no mail",
                "A mx.example.org || WRONG | has no address",
                "A out.example.org || WRONG | PTR: out.example.org has no address",
                "PTR 198.51.100.7 || WRONG | has no name",
                "PTR 198.51.100.7 | other.example | WRONG | does not lead back"
            })
    void each_record_that_is_missing_or_wrong_has_its_own_message(
            String key, String value, String grade, String words) {
        if (value == null) dns.set(key);
        else dns.set(key, value);

        var troubles = troubles(SENDER);

        assertEquals(1, troubles.size(), troubles.toString());
        assertEquals(grade, troubles.get(0).grade().name(), troubles.toString());
        assertTrue(troubles.get(0).what().contains(words), troubles.toString());
        assertTrue(troubles.get(0).cure().length() > 7, troubles.toString());
        assertNotEquals(troubles.get(0).what(), troubles.get(0).what(DUTCH));
        assertNotEquals(troubles.get(0).cure(), troubles.get(0).cure(DUTCH));
        for (var it : troubles.get(0).about().subList(0, 1))
            assertTrue((troubles.get(0).what(DUTCH) + troubles.get(0).cure(DUTCH)).contains(it), it);
    }

    @Test
    void ten_lookups_are_allowed() {
        dns.set("TXT bounces.news.example.org", "v=spf1 a a mx mx a a mx mx ptr exists:x.example -all");

        assertEquals(List.of(), troubles(SENDER));
    }

    @Test
    void two_records_where_one_is_allowed_are_named() {
        dns.set("TXT bounces.news.example.org", "v=spf1 -all", "v=spf1 a -all")
                .set("TXT _dmarc.news.example.org", "v=DMARC1; p=none", "v=DMARC1; p=reject");

        assertEquals(
                List.of("SPF: bounces.news.example.org has 2", "DMARC: there are 2 records at"),
                troubles(SENDER).stream()
                        .map(it -> it.what().replaceFirst("(has 2|records at).*", "$1"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "TXT r202611a._domainkey.news.example.org",
                "TXT bounces.news.example.org",
                "TXT _dmarc.news.example.org",
                "MX bounces.news.example.org",
                "A mx.example.org",
                "A out.example.org",
                "PTR 198.51.100.7"
            })
    void silence_of_dns_is_not_taken_for_a_missing_record(String key) {
        dns.silence(key);

        assertEquals(
                List.of("no DNS server answers for " + key.substring(key.indexOf(' ') + 1)),
                troubles(SENDER).stream().map(Finding::what).toList());
    }

    @Test
    void a_policy_for_subdomains_is_found_above() {
        dns.set("TXT _dmarc.news.example.org")
                .set("TXT _dmarc.example.org", "v=DMARC1; p=reject; sp=none; rua=mailto:a@example.org");

        assertTrue(
                troubles(SENDER).get(0).what().contains("_dmarc.example.org rules news.example.org with policy none"));
    }

    @Test
    void a_domain_without_keys_is_told_that_its_mail_is_unsigned() {
        var other = new SenderIdentity("other.example", "other.example", Optional.empty(), "http://other.example");

        var words =
                String.join("\n", troubles(other).stream().map(Finding::line).toList());

        assertTrue(words.contains("goes out without an RSA signature"), words);
        assertTrue(words.contains("communique sender create --domain other.example"), words);
        assertTrue(words.contains("one-click unsubscribe needs an https address"), words);
        assertTrue(words.contains("set sender.host"), words);
    }

    @Test
    void a_new_key_in_dns_waits_for_activation_and_a_retired_one_for_its_end() {
        var next = keys.create("news.example.org").get(0);
        dns.set("TXT " + next.recordName(), next.recordValue());
        keys.retire(keys.bySelector("e202611a"));
        dns.set("TXT e202611a._domainkey.news.example.org");

        var words =
                String.join("\n", troubles(SENDER).stream().map(Finding::line).toList());

        assertTrue(words.contains("communique sender activate r202611b"), words);
        assertTrue(words.contains("mail under way cannot be verified"), words);
        assertTrue(words.contains("publish it until 2026-12-14T12:00:00Z"), words);
    }

    private List<Finding> troubles(SenderIdentity sender) {
        return new SenderReadiness(keys, dns)
                .of(sender).stream()
                        .filter(it -> it.grade() != Finding.Grade.OK)
                        .toList();
    }
}
