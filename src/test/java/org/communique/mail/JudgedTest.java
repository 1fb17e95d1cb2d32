package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.sender.DkimKey;
import org.communique.sender.DkimKeys;
import org.communique.sender.Signers;
import org.communique.smtp.Timeouts;
import org.communique.store.Store;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hands real mail to real judges: {@code src/test/judges/judge} starts a Postfix, calls this test (profile {@code judged}) and
 * then lets others judge what it leaves in the folder {@code judged.folder}: the mails, their envelope senders, the DNS zone.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JudgedTest {

    static final String DOMAIN = "news.example.org";
    static final Path FOLDER = Path.of(System.getProperty("judged.folder", "target/judged"));

    @TempDir
    Path data;

    @Test
    void a_real_server_takes_every_sample_mail_over_starttls() throws Exception {
        var clock = Clock.systemUTC();
        try (var store = Store.sqlite(data)) {
            var vault = new Vault(new byte[32]);
            var keys = new DkimKeys(store, vault, clock);
            for (var key : keys.create(DOMAIN)) keys.activateUnseen(key);
            var signers = new Signers(keys, clock);
            var stamp = new Stamp(new Tokens(vault), "https://" + DOMAIN, Optional.of(DOMAIN), signers::of);
            Files.write(FOLDER.resolve("zone"), zone(keys.all()));

            try (var channel = MailChannel.fast(List.of(postfix()), stamp, clock)) {
                for (var parcel : parcels(clock)) {
                    write(new Stamper(stamp), parcel);
                    assertInstanceOf(Outcome.Accepted.class, channel.deliver(parcel.parcel()), parcel.name());
                }
            }
        }
    }

    private static List<Named> parcels(Clock clock) {
        var released = clock.instant().minusSeconds(60);
        var parcels = new ArrayList<Named>();
        for (var template : SampleMails.TEMPLATES)
            for (var language : SampleMails.LANGUAGES) {
                var name = template + "-" + language;
                var sample = SampleMails.parcel(template, language, released);
                var parcel = new Parcel(
                        sample.delivery(), token(name), sample.letter(), sample.recipient(), sample.editions());
                parcels.add(new Named(name, parcel));
            }
        return parcels;
    }

    private static byte[] token(String name) {
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static void write(Stamper stamper, Named named) throws Exception {
        var bytes = stamper.bytes(named.parcel());
        Files.write(FOLDER.resolve(named.name() + ".eml"), bytes);
        Files.writeString(FOLDER.resolve(named.name() + ".sender"), stamper.sender(named.parcel()));
        Files.writeString(FOLDER.resolve(named.name() + ".html"), Wire.part(bytes, 1));
    }

    /** What the domain publishes, in the lines of dnsmasq: both keys, SPF that names one address, DMARC as strict as it gets. */
    private static List<String> zone(List<DkimKey> keys) {
        var lines = new ArrayList<String>();
        for (var key : keys)
            lines.add("txt-record=" + key.recordName() + ",\"" + String.join("\",\"", key.recordStrings()) + "\"");
        lines.add("txt-record=_dmarc." + DOMAIN + ",\"v=DMARC1; p=reject; adkim=s; aspf=s\"");
        lines.add("txt-record=" + DOMAIN + ",\"v=spf1 ip4:198.51.101.10 -all\"");
        lines.add("mx-host=" + DOMAIN + ",mx." + DOMAIN + ",10");
        for (var host : List.of(DOMAIN, "mx." + DOMAIN)) lines.add("host-record=" + host + ",198.51.101.10");
        lines.add("ptr-record=10.101.51.198.in-addr.arpa,mx." + DOMAIN);
        return lines;
    }

    private static MailSettings postfix() {
        var patience = Duration.ofSeconds(30);
        return new MailSettings(
                "127.0.0.1",
                Integer.getInteger("judged.port", 2525),
                MailSettings.Security.STARTTLS,
                "",
                "",
                new Timeouts(patience, patience, patience, patience),
                MailSettings.Traffic.USUAL.over(2));
    }

    private record Named(String name, Parcel parcel) {}
}
