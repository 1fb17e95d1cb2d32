package org.communique.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.communique.smtp.MessageBytes;

/**
 * A mail as bytes with places left open: made once for an edition on a list, filled for each recipient. Nothing but the
 * places differs between two recipients, and the same values give the same bytes.
 */
final class MessageTemplate {

    /** Bytes of the HTML part as sent: Gmail clips a message near 100 kB, and the unsubscribe link with it. */
    static final int MAX_HTML = 90 * 1024;

    private static final byte[] NEW_LINE = {'\r', '\n'};

    private final byte[] sha256;
    private final byte[] top;
    private final EncodedPart text;
    private final byte[] middle;
    private final EncodedPart html;
    private final byte[] end;

    /**
     * Text comes first, HTML second (RFC 2046 §5.1.4: the richest last).
     *
     * @param shared header fields that do not differ between recipients
     * @throws OversizedMail if the HTML part is larger than {@link #MAX_HTML} as sent
     */
    MessageTemplate(List<MailHeader> shared, Cut text, Cut html) {
        this.text = EncodedPart.shorter(text);
        this.html = EncodedPart.shorter(html);
        if (this.html.size() > MAX_HTML) throw new OversizedMail(this.html.size());
        sha256 = digest(shared, text, html);
        var boundary = "=_" + HexFormat.of().formatHex(sha256, 0, 12);
        var multipart = new MailHeader("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
        top = bytes(
                lines(shared),
                multipart.line(),
                NEW_LINE,
                delimiter(boundary, ""),
                head("text/plain; charset=UTF-8; format=flowed", this.text));
        middle = bytes(NEW_LINE, delimiter(boundary, ""), head("text/html; charset=UTF-8", this.html));
        end = bytes(NEW_LINE, delimiter(boundary, "--"));
        prove(text, html);
    }

    /**
     * The mail for one recipient.
     *
     * @param personal header fields of this recipient, written first
     * @param values   of the slots, by name
     * @throws org.communique.render.UnfilledSlot if a slot has no value
     */
    byte[] fill(List<MailHeader> personal, Map<String, String> values) {
        var pieces = new Pieces();
        for (var header : personal) pieces.add(header.line());
        pieces.add(top);
        text.fill(values, pieces);
        pieces.add(middle);
        html.fill(values, pieces);
        pieces.add(end);
        return pieces.join();
    }

    /**
     * What {@link MessageBytes#proved} asks for, of all that recipients share. What differs is a header field, which refuses controls,
     * or a value in quoted-printable or base64, which holds nothing else than their alphabet.
     */
    private void prove(Cut... cuts) {
        var values = new HashMap<String, String>();
        for (var cut : cuts) for (var slot : cut.slots()) values.put(slot, "specimen");
        if (!MessageBytes.of(fill(List.of(), values)).plain())
            throw new IllegalStateException("the template holds bytes that must not be sent as they are");
    }

    /** Bytes of the HTML part as sent, with its slots open. */
    int htmlSize() {
        return html.size();
    }

    /** SHA-256 of all that recipients share: header fields, and both twins with their slots open. */
    byte[] sha256() {
        return sha256.clone();
    }

    /** Bytes of all that recipients share, as sent. */
    int size() {
        return top.length + text.size() + middle.length + html.size() + end.length;
    }

    private static byte[] head(String type, EncodedPart part) {
        return bytes(
                new MailHeader("Content-Type", type).line(),
                new MailHeader("Content-Transfer-Encoding", part.encoding()).line(),
                NEW_LINE);
    }

    /** Quoted-printable never holds {@code =_}, and base64 neither, so no text can forge it. */
    private static byte[] delimiter(String boundary, String close) {
        return ("--" + boundary + close + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] lines(List<MailHeader> headers) {
        return bytes(headers.stream().map(MailHeader::line).toArray(byte[][]::new));
    }

    private static byte[] bytes(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (var piece : pieces) all.writeBytes(piece);
        return all.toByteArray();
    }

    private static byte[] digest(List<MailHeader> shared, Cut text, Cut html) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(lines(shared));
            for (var cut : List.of(text, html)) {
                for (int i = 0; i < cut.literals().size(); i++) {
                    if (i > 0) digest.update(("\0" + cut.slots().get(i - 1)).getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                    digest.update(cut.literals().get(i));
                }
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
