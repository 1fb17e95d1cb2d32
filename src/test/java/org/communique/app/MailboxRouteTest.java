package org.communique.app;

import static org.communique.app.Patience.await;
import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.audience.ListKind;
import org.communique.feedback.IncomingMail;
import org.communique.feedback.IncomingMail.Kind;
import org.communique.mail.BuiltInMailbox;
import org.communique.store.Dialect;
import org.communique.vault.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Unsubscribing by mail from end to end: a real server takes our mail and the answers by SMTP, and the route fetches by IMAP. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailboxRouteTest {

    private static final Pattern MAILTO = Pattern.compile("<mailto:([^>]+)>");

    @TempDir
    Path folder;

    private BuiltInMailbox server;
    private Correspondent anna;
    private TestHouse house;
    private ConfigurableApplicationContext context;

    @BeforeEach
    void start() throws Exception {
        server = new BuiltInMailbox();
        anna = new Correspondent(server);
        house = new TestHouse(folder, Dialect.SQLITE);
        var password = Files.writeString(folder.resolve("password"), server.password() + "\n");
        house.settings.putAll(Map.of(
                "site.port", "0",
                "mail.smtp-host", "127.0.0.1",
                "mail.smtp-port", Integer.toString(server.port()),
                "mail.smtp-security", "none",
                "sender.bounce-domain", "bounces.example.org",
                "feedback.imap-host", "127.0.0.1",
                "feedback.imap-port", Integer.toString(server.imapPort()),
                "feedback.imap-security", "none",
                "feedback.imap-user", BuiltInMailbox.FEEDBACK));
        house.settings.put("feedback.imap-password-file", password.toString());
        house.settings.put("feedback.poll-seconds", "1");
        house.restart();
        var alerts = house.list("alerts", ListKind.PUBLIC, "anna@example.org,en");
        house.release(house.statement("safe", "en"), NINE, alerts);
        context = ServeCommand.start(house.core);
        await(() -> anna.received("anna@example.org").size() == 1);
    }

    @AfterEach
    void stop() {
        context.close();
        house.close();
        server.close();
    }

    @Test
    void a_mail_to_the_address_in_list_unsubscribe_ends_the_subscription_and_is_kept_as_evidence_only() {
        anna.writes(address(), "Subject: unsubscribe");

        await(() -> taken(Kind.UNSUBSCRIBE) == 1);
        assertEquals(List.of("unsubscribed"), rows("SELECT state FROM subscription"));
        assertEquals(List.of("withdrawn mail-link"), withdrawals());
        await(() -> anna.flagsOfFeedback().isEmpty());
    }

    @Test
    void it_may_come_twice_and_in_capitals() {
        var shouted = address().toUpperCase(java.util.Locale.ROOT);
        anna.writes(shouted, "Subject: unsubscribe");
        anna.writes(shouted, "Subject: unsubscribe, I said");

        await(() -> taken(Kind.UNSUBSCRIBE) == 2);
        assertEquals(List.of("withdrawn mail-link"), withdrawals());
    }

    @Test
    void what_is_not_ours_to_throw_away_stays_flagged_and_blocks_nothing() {
        anna.writes(address().replaceFirst("u\\+.*@", "u+" + "a".repeat(40) + "@"), "Subject: forged");
        anna.drops("To: anna@example.org", "CamelMailDelete: true", "CamelMailMoveTo: Elsewhere", "breadcrumbId: x");
        anna.drops("To: =?utf-8?b?////?=\0 <<<@@>>>", "Content-Type: multipart/mixed; boundary=\"");
        anna.writes(
                "b+" + bounceToken() + "@bounces.example.org", "Subject: Undelivered", "Auto-Submitted: auto-replied");
        anna.writes(address(), "Subject: the last of all");

        await(() -> taken(Kind.UNSUBSCRIBE) == 1 && taken(Kind.BOUNCE) == 1 && taken(Kind.OTHER) == 2);
        assertEquals(1, taken(Kind.FORGED));
        await(() -> anna.flagsOfFeedback().size() == 3);
        assertTrue(anna.flagsOfFeedback().stream().allMatch(it -> it.equals("flagged")));
        assertFalse(anna.folders().contains("Elsewhere"));
        assertEquals(2, taken(Kind.OTHER), "what was kept is not fetched again");
    }

    @Test
    void nothing_is_ever_answered() {
        int before = server.count();
        anna.drops(anna.received("anna@example.org").get(0));
        for (var header : List.of(
                "Auto-Submitted: auto-replied", "Precedence: bulk", "Return-Path: <>", "Reply-To: anna@example.org"))
            anna.writes(address(), header, "Disposition-Notification-To: anna@example.org", "Subject: " + header);

        await(() -> taken(Kind.UNSUBSCRIBE) == 4 && taken(Kind.OTHER) == 1);
        await(() -> anna.flagsOfFeedback().size() == 1);
        assertEquals(before + 1, server.count(), "but for our own mail, which was put there, nothing has come");
        assertEquals(1, anna.received("anna@example.org").size());
    }

    private String address() {
        var matcher = MAILTO.matcher(anna.received("anna@example.org").get(0).replace("\r\n ", " "));
        assertTrue(matcher.find());
        return matcher.group(1);
    }

    private String bounceToken() {
        var id = house.core
                .tokens
                .readFromAddress(address().substring(2, 42), Tokens.Purpose.UNSUBSCRIBE_BY_MAIL)
                .orElseThrow();
        return house.core.tokens.issueForAddress(id, Tokens.Purpose.BOUNCE);
    }

    private long taken(Kind kind) {
        return context.getBean(IncomingMail.class).count(kind);
    }

    private List<String> withdrawals() {
        return rows("SELECT event || ' ' || source FROM consent WHERE event = 'withdrawn'");
    }

    private List<String> rows(String sql) {
        return house.core.store.read().sql(sql).query(String.class).list();
    }
}
