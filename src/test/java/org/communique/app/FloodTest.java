package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.communique.delivery.Alerts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * List bombing and link scanners against the real server. A twentieth of what TRUST.md asks for; all of it with
 * {@code -Dcommunique.flood=full}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FloodTest {

    private static final int SHARE = System.getProperty("communique.flood", "").equals("full") ? 1 : 20;
    private static final String FORM = "/en/subscribe";

    @TempDir
    Path folder;

    @Test
    void ten_thousand_forms_for_one_victim_from_a_thousand_networks_send_one_mail() {
        int forms = 10_000 / SHARE;
        try (var server = new SignupServer(folder, Map.of());
                var http = server.http()) {
            var token = server.token(http, FORM);
            long begun = System.nanoTime();
            for (int n = 0; n < forms; n++)
                assertEquals(
                        303, post(http, token, "victim@example.org", n % 1000).status());
            server.settle();
            report(forms + " forms for one victim", begun);

            assertEquals(1, server.mailbox.count());
        }
    }

    @Test
    void a_hundred_thousand_forms_for_as_many_addresses_send_no_more_than_the_cap_and_staff_know_within_a_minute() {
        int forms = 100_000 / SHARE;
        try (var server = new SignupServer(folder, Map.of("signup.mails-per-hour", "300"));
                var http = server.http()) {
            var token = server.token(http, FORM);
            long begun = System.nanoTime();
            long told = 0;
            for (int n = 0; n < forms; n++) {
                assertEquals(
                        303,
                        post(http, token, "victim" + n + "@example.org", n % 60_000)
                                .status());
                if (told == 0 && n % 50 == 0 && alerts(server) > 0) told = System.nanoTime();
            }
            Patience.await(() -> alerts(server) > 0);
            if (told == 0) told = System.nanoTime(); // all the forms were faster
            Patience.await(() -> server.mailbox.count() == 300);
            report(forms + " forms for as many; staff told after " + (told - begun) / 1_000_000 + " ms", begun);

            assertEquals(300, server.mailbox.count());
            assertTrue(told > 0 && told - begun < 60_000_000_000L);
        }
    }

    @Test
    void ten_thousand_looks_of_a_scanner_at_links_of_mails_change_nothing() {
        int looks = 10_000 / SHARE;
        try (var server = new SignupServer(folder, Map.of());
                var http = server.http()) {
            http.post(FORM, SignupServer.form(server.token(http, FORM), "ana@example.org"));
            server.settle();
            var link = server.link();
            var before = tables(server);
            for (int n = 0; n < looks; n++) {
                assertEquals(200, http.ask(n % 2 == 0 ? "GET" : "HEAD", link).status());
                if (n % 10 == 0) http.ask("OPTIONS", link);
            }

            assertEquals(before, tables(server));
        }
    }

    private static RawHttp.Answer post(RawHttp http, String token, String address, int network) {
        var form = SignupServer.form(token, address);
        return http.ask(
                "POST",
                FORM,
                "Content-Type: application/x-www-form-urlencoded",
                "X-Forwarded-For: 10." + network / 250 + "." + network % 250 + ".7",
                "Content-Length: " + form.length() + "\r\n\r\n" + form);
    }

    private static long alerts(SignupServer server) {
        return new Alerts(server.core.store, server.core.clock).count(Alerts.Kind.SIGNUPS);
    }

    /** Every row of every table that a person could be in, as text. */
    private static String tables(SignupServer server) {
        var all = new StringBuilder();
        for (var table : new String[] {
            "signup",
            "signup_mail",
            "signup_bucket",
            "notice",
            "contact",
            "contact_card",
            "contact_topic",
            "subscription",
            "consent",
            "suppression",
            "audit",
            "keys.contact_key",
            "chain_link",
            "delivery"
        })
            server.core
                    .store
                    .read()
                    .sql("SELECT * FROM " + table)
                    .query()
                    .listOfRows()
                    .forEach(row -> {
                        row.replaceAll((name, value) -> value instanceof byte[] bytes
                                ? java.util.HexFormat.of().formatHex(bytes)
                                : value);
                        all.append(table).append(row).append('\n');
                    });
        return all.toString();
    }

    private static void report(String what, long begun) {
        System.out.println("FLOOD " + what + " in "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
    }
}
