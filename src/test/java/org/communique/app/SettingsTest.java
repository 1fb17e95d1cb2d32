package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void the_command_line_wins_over_the_environment_and_that_over_the_file_and_that_over_what_is_shipped()
            throws Exception {
        Files.writeString(folder.resolve("communique.properties"), "site.port=1\nsite.name=File\nmail.connections=3\n");
        var settings = Settings.read(
                Map.of("COMMUNIQUE_SITE_PORT", "2", "COMMUNIQUE_SITE_NAME", "Environment", "PATH", "x"),
                Map.of("data.folder", folder.toString(), "site.port", "4"));

        assertEquals(4, settings.number("site.port", 0, 65_535));
        assertEquals(Optional.of("Environment"), settings.text("site.name"));
        assertEquals(3, settings.number("mail.connections", 1, 100));
        assertEquals(1000, settings.number("delivery.in-flight", 1, 5000));
        assertEquals(Optional.of("environment"), settings.origin("site.name"));
    }

    @Test
    void the_data_folder_comes_from_the_environment_too() {
        assertEquals(
                folder,
                Settings.read(Map.of("COMMUNIQUE_DATA", folder.toString()), Map.of())
                        .folder());
    }

    @Test
    void without_a_public_address_links_lead_to_the_port_we_listen_on() {
        var settings = Settings.read(Map.of("COMMUNIQUE_SITE_PORT", "8099"), Map.of());

        assertEquals("http://localhost:8099", settings.baseUrl());
    }

    @Test
    void an_unknown_key_stops_the_start_and_names_its_neighbours() {
        assertTrue(refused(Map.of("mail.smtp-hots", "x")).contains("mail.smtp-host"));
        assertTrue(
                assertThrows(InvalidSetting.class, () -> Settings.read(Map.of("COMMUNIQUE_MAIL_HOST", "x"), Map.of()))
                        .getMessage()
                        .contains("COMMUNIQUE_MAIL_HOST"));
    }

    @Test
    void a_value_out_of_range_is_refused_never_clamped() {
        var settings = Settings.read(Map.of(), Map.of("delivery.in-flight", "0", "mail.smtp-security", "maybe"));

        assertTrue(assertThrows(InvalidSetting.class, () -> settings.number("delivery.in-flight", 1, 5000))
                .getMessage()
                .contains("from 1 to 5000"));
        assertThrows(InvalidSetting.class, () -> settings.word("mail.smtp-security", "implicit", "starttls", "none"));
    }

    @Test
    void mail_to_another_machine_without_tls_is_refused() {
        var settings =
                Settings.read(Map.of(), Map.of("mail.smtp-host", "mx.example.org", "mail.smtp-security", "none"));

        assertThrows(InvalidSetting.class, () -> MailRelay.all(settings));
    }

    @Test
    void a_mailbox_on_another_machine_is_not_read_in_the_clear_nor_without_a_login() {
        var clear = Settings.read(
                Map.of(), Map.of("feedback.imap-host", "imap.example.org", "feedback.imap-security", "none"));
        var nobody = Settings.read(Map.of(), Map.of("feedback.imap-host", "imap.example.org"));

        assertThrows(InvalidSetting.class, () -> FeedbackMailbox.of(clear));
        assertThrows(InvalidSetting.class, () -> FeedbackMailbox.of(nobody));
        assertEquals(Optional.empty(), FeedbackMailbox.of(Settings.read(Map.of(), Map.of())));
    }

    @Test
    void a_provider_takes_a_safe_address_a_name_of_ours_and_a_secret_that_nobody_else_reads() throws Exception {
        var clock = new TestClock(TestHouse.NINE);
        var secret = Files.writeString(folder.resolve("secret"), "hush");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        var right = Map.of(
                "desk.oidc-issuer", "https://id.example.org",
                "desk.oidc-client", "communique",
                "desk.oidc-secret-file", secret.toString());
        assertEquals(Optional.empty(), ProviderDoor.of(Settings.read(Map.of(), Map.of()), clock));
        assertTrue(refusedProvider(right, Map.of()).contains("chmod 600"));

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertEquals(
                "id.example.org",
                ProviderDoor.of(Settings.read(Map.of(), right), clock)
                        .orElseThrow()
                        .name());
        for (var it : Map.of(
                        "desk.oidc-issuer", "http://id.example.org",
                        "desk.oidc-client", "",
                        "desk.oidc-secret-file", "",
                        "desk.oidc-second-factor", "both")
                .entrySet())
            assertTrue(
                    refusedProvider(right, Map.of(it.getKey(), it.getValue())).contains(it.getKey()), it.getKey());
    }

    private static String refusedProvider(Map<String, String> right, Map<String, String> spoilt) {
        var all = new HashMap<>(right);
        all.putAll(spoilt);
        var settings = Settings.read(Map.of(), all);
        return assertThrows(InvalidSetting.class, () -> ProviderDoor.of(settings, new TestClock(TestHouse.NINE)))
                .getMessage();
    }

    @Test
    void sample_mode_is_when_no_relay_is_set() {
        assertTrue(Settings.read(Map.of(), Map.of()).sampleMode());
        assertFalse(
                Settings.read(Map.of(), Map.of("mail.smtp-host", "localhost")).sampleMode());
    }

    private static String refused(Map<String, String> given) {
        return assertThrows(InvalidSetting.class, () -> Settings.read(Map.of(), given))
                .getMessage();
    }
}
