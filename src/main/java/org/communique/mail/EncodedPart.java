package org.communique.mail;

import java.util.Map;

/** One part of a mail, encoded for transfer once; only what stands in its slots is encoded for each recipient. */
sealed interface EncodedPart permits QuotedPart, Base64Part {

    /** The value of Content-Transfer-Encoding (RFC 2045 §6). */
    String encoding();

    /** Bytes as sent, with nothing in the slots. */
    int size();

    /**
     * Adds the part as it is for one recipient.
     *
     * @throws org.communique.render.UnfilledSlot if a slot has no value
     */
    void fill(Map<String, String> values, Pieces out);

    /** In quoted-printable, or in base64 where that is shorter (Cyrillic, Arabic). */
    static EncodedPart shorter(Cut cut) {
        EncodedPart quoted = QuotedPart.of(cut);
        EncodedPart base64 = Base64Part.of(cut);
        return quoted.size() <= base64.size() ? quoted : base64;
    }
}
