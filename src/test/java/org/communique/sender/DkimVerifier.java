package org.communique.sender;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Verifies relaxed/relaxed signatures, written from RFC 6376 §6.1 with texts and patterns and nothing of the code it judges.
 * The examples of RFC 8463 show that it is right.
 */
final class DkimVerifier {

    /** The records by {@code selector._domainkey.domain}. */
    private final Map<String, String> records;

    DkimVerifier(Map<String, String> records) {
        this.records = records;
    }

    static DkimVerifier of(List<DkimKey> keys) {
        return new DkimVerifier(
                keys.stream().collect(java.util.stream.Collectors.toMap(DkimKey::recordName, DkimKey::recordValue)));
    }

    /** One verdict for each DKIM-Signature from the top down: {@code a=} and whether it holds. */
    List<String> verdicts(byte[] message) {
        var text = new String(message, StandardCharsets.ISO_8859_1);
        int end = text.startsWith("\r\n") ? 0 : text.indexOf("\r\n\r\n") + 2;
        var fields = new ArrayList<>(List.of(text.substring(0, end).split("\r\n(?![ \t])")));
        var body = text.substring(end + 2);
        return fields.stream()
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith("dkim-signature:"))
                .map(it -> verdict(it, fields, body))
                .toList();
    }

    boolean good(byte[] message, int signatures) {
        var verdicts = verdicts(message);
        return verdicts.size() == signatures && verdicts.stream().allMatch(it -> it.endsWith(" good"));
    }

    private String verdict(String field, List<String> fields, String body) {
        var tags = TagList.parse(field.substring(field.indexOf(':') + 1).replace("\r\n", ""));
        var algorithm = tags.tag("a").orElseThrow();
        try {
            var bodyHash = sha256(latin(body(body)));
            if (!Arrays.equals(bodyHash, base64(tags.tag("bh").orElseThrow()))) return algorithm + " body changed";
            var data = latin(header(field, tags, fields));
            return algorithm + (holds(tags, data) ? " good" : " header changed");
        } catch (GeneralSecurityException e) {
            return algorithm + " " + e;
        }
    }

    private boolean holds(TagList tags, byte[] data) throws GeneralSecurityException {
        var name = tags.tag("s").orElseThrow() + "._domainkey." + tags.tag("d").orElseThrow();
        var published = base64(TagList.parse(records.get(name)).tag("p").orElseThrow());
        boolean rsa = tags.word("a", "").startsWith("rsa");
        var signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
        signature.initVerify(rsa ? rsa(published) : ed25519(published));
        signature.update(rsa ? data : sha256(data));
        return signature.verify(base64(tags.tag("b").orElseThrow()));
    }

    private static String header(String own, TagList tags, List<String> fields) {
        var left = new ArrayList<>(fields);
        var data = new StringBuilder();
        for (var name : tags.tag("h").orElseThrow().split(":")) {
            var wanted = name.strip().toLowerCase(Locale.ROOT);
            for (int i = left.size() - 1; i >= 0; i--)
                if (relaxed(left.get(i)).startsWith(wanted + ":")) {
                    data.append(relaxed(left.remove(i))).append("\r\n");
                    break;
                }
        }
        return data + relaxed(own.replaceFirst("(?s)([;\\s]b=)[^;]*", "$1"));
    }

    static String relaxed(String field) {
        int colon = field.indexOf(':');
        return field.substring(0, colon).strip().toLowerCase(Locale.ROOT)
                + ":"
                + field.substring(colon + 1)
                        .replace("\r\n", "")
                        .replaceAll("[ \t]+", " ")
                        .replaceAll("^ | $", "");
    }

    static String body(String body) {
        var lines = body.replaceAll("[ \t]+", " ").replace(" \r\n", "\r\n").replaceFirst(" $", "");
        var kept = lines.replaceFirst("(\r\n)+$", "");
        return kept.isEmpty() ? "" : kept + "\r\n";
    }

    private static PublicKey rsa(byte[] spki) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(spki));
    }

    private static PublicKey ed25519(byte[] key) throws GeneralSecurityException {
        var spki = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(key));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    }

    private static byte[] sha256(byte[] data) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(data);
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
