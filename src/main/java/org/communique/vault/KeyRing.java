package org.communique.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * All keys of the house. Those for sealing are versions, of which the newest seals and every other still opens. The others stay for
 * ever: a link in a mail works for years, and the keyed hash of an address we may not write to can never be worked out anew.
 *
 * <p>As text, a ring that was never changed is 32 bytes in Base64, from which every key is derived by HKDF (RFC 5869). Later it names
 * each key, so that a sealing key which was dropped cannot be derived any more.
 */
public final class KeyRing {

    static final int BYTES = 32;

    private static final String FIRST_LINE = "communique key ring 2";
    private static final String SEAL = "seal ";
    private static final int MOST = 255;

    /** What stays; "rest" is there to derive keys from for what nobody has thought of yet. */
    private static final String[] USES = {"blind", "sign", "disguise", "chain", "rest"};

    private final String text;
    private final Map<String, byte[]> lasting;
    private final SortedMap<Integer, byte[]> sealing;

    private KeyRing(String text, Map<String, byte[]> lasting, SortedMap<Integer, byte[]> sealing) {
        this.text = text;
        this.lasting = lasting;
        this.sealing = sealing;
    }

    /** The ring that one key makes. @param master 32 random bytes */
    public static KeyRing of(byte[] master) {
        if (master.length != BYTES) throw new IllegalArgumentException("the master key has 32 bytes");
        var lasting = new LinkedHashMap<String, byte[]>();
        for (var use : USES) lasting.put(use, derive(master, "communique " + use + " 1"));
        var sealing = new TreeMap<>(Map.of(1, derive(master, "communique seal 1")));
        return new KeyRing(Base64.getEncoder().encodeToString(master), lasting, sealing);
    }

    /** Reads what {@link #text} writes. @throws IllegalArgumentException if it is no ring; the message shows nothing of it */
    public static KeyRing parse(String text) {
        var lines = text.strip().split("\\R");
        if (!lines[0].equals(FIRST_LINE)) return of(Base64.getDecoder().decode(text.strip()));
        var lasting = new LinkedHashMap<String, byte[]>();
        var sealing = new TreeMap<Integer, byte[]>();
        for (int i = 1; i < lines.length; i++) {
            int end = lines[i].lastIndexOf(' ');
            var key = Base64.getDecoder().decode(lines[i].substring(end + 1));
            if (end < 0 || key.length != BYTES) throw new IllegalArgumentException("line " + (i + 1) + " is no key");
            var name = lines[i].substring(0, end);
            if (name.startsWith(SEAL)) sealing.put(Integer.parseInt(name.substring(SEAL.length())), key);
            else lasting.put(name, key);
        }
        if (sealing.isEmpty() || !lasting.keySet().containsAll(Arrays.asList(USES)))
            throw new IllegalArgumentException("a key is missing");
        return new KeyRing(text.strip(), lasting, sealing);
    }

    /** As it stands in the key file. */
    String text() {
        return text;
    }

    /** The version that seals. */
    public int newest() {
        return sealing.lastKey();
    }

    /** How many versions can be opened. */
    public int size() {
        return sealing.size();
    }

    /**
     * The ring with one more sealing key, which is the newest.
     *
     * @param key 32 random bytes
     * @throws IllegalStateException after 255 versions
     */
    public KeyRing with(byte[] key) {
        if (newest() == MOST) throw new IllegalStateException("a key ring has room for 255 sealing keys");
        var more = new TreeMap<>(sealing);
        more.put(newest() + 1, key.clone());
        return written(more);
    }

    /** The ring with its newest sealing key alone. */
    public KeyRing newestOnly() {
        return written(new TreeMap<>(sealing.tailMap(newest())));
    }

    SecretKeySpec lasting(String use, String algorithm) {
        return new SecretKeySpec(lasting.get(use), algorithm);
    }

    /** By version; null where there is none. */
    SecretKeySpec[] sealing() {
        var keys = new SecretKeySpec[MOST + 1];
        sealing.forEach((version, key) -> keys[version] = new SecretKeySpec(key, "AES"));
        return keys;
    }

    private KeyRing written(SortedMap<Integer, byte[]> keys) {
        var lines = new StringBuilder(FIRST_LINE);
        lasting.forEach((use, key) -> lines.append('\n').append(use).append(' ').append(base64(key)));
        keys.forEach((version, key) ->
                lines.append('\n').append(SEAL).append(version).append(' ').append(base64(key)));
        return new KeyRing(lines.toString(), lasting, keys);
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    /** HKDF-SHA256 with an empty salt and one block of output (RFC 5869 §2). */
    private static byte[] derive(byte[] master, String use) {
        var extracted = Hmac.of(new byte[BYTES], master);
        var info = Arrays.copyOf(use.getBytes(StandardCharsets.UTF_8), use.length() + 1);
        info[use.length()] = 1;
        return Hmac.of(extracted, info);
    }

    /** A mask: no key reaches a log. */
    @Override
    public String toString() {
        return "[key ring]";
    }
}
