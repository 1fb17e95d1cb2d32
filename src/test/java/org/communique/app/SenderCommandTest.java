package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.sender.StubDns;
import org.communique.store.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SenderCommandTest {

    /** How a private key begins; within a public one the same letters stand now and then. */
    private static final Pattern PRIVATE = Pattern.compile("(?<![A-Za-z0-9+/])MIIE");

    @TempDir
    Path folder;

    private final StubDns dns = new StubDns();
    private String out;
    private String err;

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void from_a_new_pair_to_a_sender_that_is_ready() {
        assertEquals(0, run("sender", "create"));
        assertTrue(out.contains("name:      r202610a._domainkey.example.org"), out);
        assertEquals(1, run("sender", "activate", "all"));
        assertTrue(err.contains("DNS has no record at r202610a._domainkey.example.org"), err);
        assertEquals(1, run("sender", "check"));
        assertTrue(out.contains("cure: make keys (communique sender create"), out);

        publish();
        assertEquals(0, run("sender", "activate", "all"), err);
        assertTrue(out.contains("r202610a  live  rsa  example.org"), out);
        assertEquals(0, run("sender", "keys"));
        assertTrue(out.contains("e202610a  live  ed25519  example.org  DNS: visible"), out);

        dns.with("example.org", Type.TXT, "\"v=spf1 -all\"")
                .with("example.org", Type.MX, "10 mx.example.org.")
                .with("mx.example.org", Type.A, "198.51.100.7")
                .with("_dmarc.example.org", Type.TXT, "\"v=DMARC1; p=reject; rua=mailto:a@example.org\"");
        assertEquals(0, run("sender", "check"), out);
        assertFalse(out.contains("WRONG"), out);
        run("doctor");
        assertTrue(out.contains("OK  DKIM: key r202610a of example.org is in DNS and signs"), out);
    }

    @Test
    void a_rotation_keeps_the_old_key_for_fourteen_days() {
        run("sender", "create");
        run("sender", "activate", "all", "--force");
        run("sender", "create");
        assertEquals(0, run("sender", "activate", "all", "--force"));

        run("sender", "keys");
        assertTrue(out.contains("r202610a  retired") && out.contains("r202610b  live"), out);
        assertEquals(1, run("sender", "remove", "r202610a"));
        assertTrue(err.contains("selector: r202610a may go from 2026-11-01T09:00:00Z on"), err);
        assertEquals(0, run("sender", "retire", "e202610b"));
        assertTrue(out.contains("e202610b  retired"), out);
    }

    @Test
    void what_cannot_be_is_refused_with_the_cure() {
        assertEquals(1, run("sender", "create", "--domain", "other.example"));
        assertTrue(err.contains("no organisation sends from 'other.example'; its sender is at: example.org"), err);
        assertEquals(1, run("sender", "activate", "r1"));
        assertTrue(err.contains("no key is named 'r1'"), err);
        assertEquals(1, run("sender", "activate", "all"));
        assertTrue(err.contains("communique sender create makes a pair"), err);
        assertEquals(3, run("sender", "keys", "--set", "dns.server=dns.example.org"));
        assertTrue(err.contains("dns.server"), err);
    }

    @Test
    void every_answer_is_json_on_request_and_no_secret_is_in_it() {
        for (var command : List.of("create", "keys", "activate all --force", "check", "retire r202610a")) {
            run(("sender " + command + " --json").split(" "));
            assertEquals(1, out.strip().split("\n").length, command);
            Json.read(out, Object.class);
            assertFalse(PRIVATE.matcher(out).find(), command);
        }
    }

    @Test
    void in_sample_mode_dns_is_not_asked() {
        assertEquals(0, run("sender", "check", "--set", "mail.smtp-host="));
        assertTrue(out.contains("DNS was not asked"), out);
    }

    private void publish() {
        try (var core = Core.openForUse(
                Settings.read(Map.of(), Map.of("data.folder", folder.toString())), new TestClock(TestHouse.NINE))) {
            core.dkimKeys.all().forEach(dns::publish);
        }
    }

    private int run(String... arguments) {
        var outWriter = new StringWriter();
        var errWriter = new StringWriter();
        var all = new ArrayList<>(List.of(
                "--data",
                folder.toString(),
                "--set",
                "dns.server=" + dns.setting(),
                "--set",
                "dns.timeout-ms=30000",
                "--set",
                "site.base-url=https://example.org",
                "--set",
                "mail.smtp-host=127.0.0.1"));
        all.addAll(List.of(arguments));
        int code = new Communique(Map.of(), new TestClock(TestHouse.NINE))
                .run(new PrintWriter(outWriter, true), new PrintWriter(errWriter, true), all.toArray(String[]::new));
        out = outWriter.toString();
        err = errWriter.toString();
        return code;
    }
}
