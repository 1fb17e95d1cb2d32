package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StamperTest {

    static final Instant OUT = Instant.parse("2026-10-18T06:00:00Z");

    final List<Instant> signedAt = new ArrayList<>();
    final Stamper stamper = new Stamper(new Stamp(
            ComposerTest.TOKENS, "https://news.example.org", Optional.of("news.example.org"), domain -> (mail, at) -> {
                signedAt.add(at);
                return new byte[0];
            }));

    @Test
    void an_advance_copy_is_signed_when_it_goes_out_since_no_receiver_trusts_a_signature_of_the_future() {
        var parcel = SampleMails.parcel("press", "en", OUT);

        stamper.bytes(parcel);

        assertTrue(parcel.letter().releaseTime().isAfter(OUT));
        assertEquals(List.of(OUT), signedAt);
    }

    @Test
    void the_envelope_sender_names_the_delivery_at_the_bounce_domain_and_no_reader() {
        var sender = stamper.sender(SampleMails.parcel("statement", "en", OUT));

        assertTrue(sender.matches("b\\+[a-z2-7]{40}@news\\.example\\.org"), sender);
    }
}
