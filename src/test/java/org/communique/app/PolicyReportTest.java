package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.communique.store.Dialect;
import org.communique.web.desk.Violations;
import org.communique.web.desk.Violations.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What browsers report of our pages, at a desk that people reach over TLS. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyReportTest {

    private static final String REPORT = """
            {"csp-report":{"document-uri":"https://desk.example/desk/secret-place","blocked-uri":"https://evil.example/ana@example.org",\
            "violated-directive":"%s","original-policy":"img-src 'self'"}}""";

    @TempDir
    static Path folder;

    static DeskServer server;
    static Violations violations;

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.settings.put("site.base-url", "https://desk.example");
        server = new DeskServer(house);
        server.reportsExpected = true;
        violations = server.context.getBean(Violations.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Within the time that a session may rest. */
    @BeforeEach
    void another_minute() {
        server.house.clock.pass(Duration.ofMinutes(1));
    }

    @Test
    void a_report_is_counted_by_what_was_kept_from_happening_and_settings_tell_who_watches() {
        long scripts = violations.count(Kind.SCRIPT);
        long others = violations.count(Kind.OTHER);
        for (var directive : List.of("script-src-elem", "script-src 'self'", "worker-src"))
            assertEquals(204, report(REPORT.formatted(directive)).statusCode());

        assertEquals(2, violations.count(Kind.SCRIPT) - scripts);
        assertEquals(1, violations.count(Kind.OTHER) - others);
        var words = "reports since the server started: " + violations.all();
        assertTrue(server.signIn("auditor").get(server.path("/settings")).body().contains(words));
        assertFalse(server.signIn("writer").get(server.path("/settings")).body().contains("reports since"));
        assertTrue(server.new Window()
                .get("/actuator/prometheus")
                .body()
                .contains("csp_reports_total{kind=\"script\"} " + (double) violations.count(Kind.SCRIPT)));
    }

    @Test
    void whoever_sends_rubbish_or_thousands_gets_the_same_answer_and_a_minute_counts_sixty() {
        long before = violations.all();
        for (var rubbish : List.of("", "{", "x".repeat(1 << 20), "\0\uFFFF"))
            assertEquals(204, report(rubbish).statusCode());
        for (int i = 0; i < 100; i++) report(REPORT.formatted("img-src"));

        assertEquals(60, violations.all() - before);
    }

    @Test
    void every_answer_says_that_only_tls_leads_here() {
        var window = server.signIn("writer");
        for (var path : List.of(
                server.path(""),
                server.path("/nothing"),
                "/sign-in",
                "/account",
                "/en",
                "/nothing",
                "/static/site.css"))
            assertEquals(
                    "max-age=31536000 ; includeSubDomains",
                    window.get(path)
                            .headers()
                            .firstValue("Strict-Transport-Security")
                            .orElse("missing"),
                    path);
        assertTrue(server.new Window()
                .get(server.path(""))
                .headers()
                .firstValue("Strict-Transport-Security")
                .isPresent());
    }

    private static HttpResponse<String> report(String body) {
        return server.new Window().postBare("/csp-report", body);
    }
}
