package org.communique.sender;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Signs with every key it has: {@code relaxed/relaxed}, the whole body, good for {@link #LIFETIME} (RFC 6376 §3.5). */
final class DkimSigner implements Signer {

    /** Longer than any queue keeps a mail, and short enough that an old mail is not sent again by others for ever. */
    static final Duration LIFETIME = Duration.ofDays(14);

    /** Longest line of the field, CRLF not counted (RFC 5322 §2.1.1). */
    private static final int WIDTH = 78;

    private static final String BEGIN = "DKIM-Signature:";

    private final List<SigningKey> keys;

    DkimSigner(List<SigningKey> keys) {
        this.keys = List.copyOf(keys);
    }

    @Override
    public byte[] sign(byte[] message, Instant at) {
        var section = Field.read(message);
        var signed = SignedFields.of(section.fields());
        var bodyHash = Base64.getEncoder().encodeToString(RelaxedBody.sha256(message, section.body()));
        var names = folded(" h=", signed.names(), ":") + ";\r\n bh=" + bodyHash + ";\r\n b=";
        var out = new Bytes(2048);
        for (var key : keys) {
            var field = opening(key, at) + names;
            var signature = key.sign(signed.bytes(), relaxed(field));
            out.add(field);
            out.add(value(signature));
            out.add("\r\n");
        }
        return out.toArray();
    }

    private static String opening(SigningKey key, Instant at) {
        long from = at.getEpochSecond();
        return BEGIN + " v=1; a=" + key.algorithm().tag() + "; c=relaxed/relaxed;\r\n d=" + key.domain() + ";\r\n s="
                + key.selector() + "; t=" + from + "; x=" + (from + LIFETIME.toSeconds()) + ";\r\n";
    }

    /** The field as it is signed: with an empty {@code b=}, and without CRLF. */
    private static byte[] relaxed(String field) {
        var bytes = ascii(field);
        var out = new Bytes(bytes.length);
        new Field("dkim-signature", bytes, BEGIN.length() - 1, bytes.length).relaxed(out);
        return out.toArray();
    }

    private static String folded(String begin, List<String> words, String separator) {
        var text = new StringBuilder(begin);
        int column = begin.length();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i) + (i + 1 < words.size() ? separator : "");
            if (column + word.length() + 1 > WIDTH) {
                text.append("\r\n ");
                column = 1;
            }
            text.append(word);
            column += word.length();
        }
        return text.toString();
    }

    private static String value(byte[] signature) {
        var base64 = Base64.getEncoder().encodeToString(signature);
        var text = new StringBuilder();
        int room = WIDTH - " b=".length();
        for (int from = 0; from < base64.length(); from += room, room = WIDTH - 1) {
            if (from > 0) text.append("\r\n ");
            text.append(base64, from, Math.min(base64.length(), from + room));
        }
        return text.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
