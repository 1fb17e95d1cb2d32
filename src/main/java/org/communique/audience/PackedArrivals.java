package org.communique.audience;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * People as bytes, one after the other: what a million of them take in objects is collected again and again. A row is {@code blind
 * index 32 | hash of the domain 8 | standing 1 | what is there besides 1 | rhythm 1 | country 2 | length of languages, more, card 3 ×
 * 4}, then these three.
 */
final class PackedArrivals {

    static final int BLIND = 32;
    static final int DOMAIN = 8;

    private static final int STANDING = BLIND + DOMAIN;
    private static final int BESIDES = STANDING + 1;
    private static final int RHYTHM = BESIDES + 1;
    private static final int COUNTRY = RHYTHM + 1;
    private static final int LENGTHS = COUNTRY + 2;
    private static final int HEAD = LENGTHS + 12;

    private static final int TOPICS = 1;
    private static final int FIELDS = 2;
    private static final int EVIDENCE = 4;

    private static final String NEXT = Card.NEXT;
    private static final HexFormat HEX = HexFormat.of();
    private static final Arrival.Standing[] STANDINGS = Arrival.Standing.values();

    byte[] bytes;
    private int[] at;
    private int size;

    PackedArrivals(int people, int bytes) {
        this.bytes = new byte[bytes];
        at = new int[people + 1];
    }

    int size() {
        return size;
    }

    /** Bytes of all rows. */
    int length() {
        return at[size];
    }

    void clear() {
        size = 0;
    }

    void add(Arrival it, byte[] blind, byte[] domain) {
        var languages = utf8(it.languages());
        var more = more(it);
        var card = utf8(it.card().text());
        var row = row(HEAD + languages.length + more.length + card.length);
        row.put(blind).put(domain).put((byte) it.standing().ordinal()).put((byte) besides(it));
        row.put((byte) (it.rhythm().isEmpty() ? 0 : it.rhythm().charAt(0)));
        row.put(utf8(it.country().isEmpty() ? "  " : it.country()));
        row.putInt(languages.length).putInt(more.length).putInt(card.length);
        row.put(languages).put(more).put(card);
    }

    /** Copies a row. */
    void add(byte[] from, int begin, int length) {
        row(length).put(from, begin, length);
    }

    /** Bytes of the row that begins there; known from its first {@value #HEAD} bytes. */
    static int length(byte[] bytes, int begin) {
        var head = ByteBuffer.wrap(bytes, begin + LENGTHS, 12);
        return HEAD + head.getInt() + head.getInt() + head.getInt();
    }

    /** How many bytes {@link #length(byte[], int)} wants to see. */
    static int head() {
        return HEAD;
    }

    /** The places of all rows in the order of their blind indexes; of equal ones the earlier comes first. */
    int[] order() {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        var keys = new long[size];
        for (int i = 0; i < size; i++) keys[i] = ByteBuffer.wrap(bytes).getLong(at[i]) >>> bits + 1 << bits | i;
        Arrays.sort(keys);
        var order = new int[size];
        for (int k = 0; k < size; k++) insert(order, k, (int) (keys[k] & (1L << bits) - 1));
        return order;
    }

    /** Those that agree in the bits they were sorted by stand where all bits want them. */
    private void insert(int[] order, int k, int i) {
        for (; k > 0 && compare(order[k - 1], i) > 0; k--) order[k] = order[k - 1];
        order[k] = i;
    }

    private int compare(int i, int j) {
        return Arrays.compareUnsigned(bytes, at[i], at[i] + BLIND, bytes, at[j], at[j] + BLIND);
    }

    int begin(int i) {
        return at[i];
    }

    int length(int i) {
        return at[i + 1] - at[i];
    }

    byte[] blind(int i) {
        return Arrays.copyOfRange(bytes, at[i], at[i] + BLIND);
    }

    byte[] domain(int i) {
        return Arrays.copyOfRange(bytes, at[i] + BLIND, at[i] + BLIND + DOMAIN);
    }

    /** Both hashes, one after the other. */
    void copyHashes(int i, byte[] into, int to) {
        System.arraycopy(bytes, at[i], into, to, BLIND + DOMAIN);
    }

    Arrival.Standing standing(int i) {
        return STANDINGS[bytes[at[i] + STANDING]];
    }

    /** Of all that a file says of one address the strictest counts. */
    void restrict(int i, byte[] other, int begin) {
        if (other[begin + STANDING] > bytes[at[i] + STANDING]) bytes[at[i] + STANDING] = other[begin + STANDING];
    }

    boolean hasTopics(int i) {
        return (bytes[at[i] + BESIDES] & TOPICS) != 0;
    }

    boolean hasFields(int i) {
        return (bytes[at[i] + BESIDES] & FIELDS) != 0;
    }

    boolean hasEvidence(int i) {
        return (bytes[at[i] + BESIDES] & EVIDENCE) != 0;
    }

    String languages(int i) {
        return text(at[i] + HEAD, number(i, 0));
    }

    String country(int i) {
        return text(at[i] + COUNTRY, 2).strip();
    }

    /** Empty if the file does not say. */
    String rhythm(int i) {
        return switch (bytes[at[i] + RHYTHM]) {
            case 'i' -> "instant";
            case 'd' -> "daily";
            case 'w' -> "weekly";
            default -> "";
        };
    }

    List<String> topics(int i) {
        return hasTopics(i) ? List.of(more(i)[0].split(",")) : List.of();
    }

    Arrival.Evidence evidence(int i) {
        if (!hasEvidence(i)) return Arrival.Evidence.NONE;
        var more = more(i);
        return new Arrival.Evidence(
                more[1].isEmpty() ? Optional.empty() : Optional.of(Instant.parse(more[1])),
                more[2].isEmpty() ? Optional.empty() : Optional.of(HEX.parseHex(more[2])));
    }

    /** All that the row says. */
    Arrival person(int i) {
        return new Arrival(card(i), languages(i), country(i), rhythm(i), topics(i), standing(i), evidence(i));
    }

    Card card(int i) {
        return Card.of(new String(cardText(i), StandardCharsets.UTF_8));
    }

    /** {@link Card#text}, in UTF-8. */
    byte[] cardText(int i) {
        return Arrays.copyOfRange(bytes, at[i + 1] - cardLength(i), at[i + 1]);
    }

    int cardLength(int i) {
        return number(i, 2);
    }

    private int number(int i, int which) {
        return ByteBuffer.wrap(bytes).getInt(at[i] + LENGTHS + 4 * which);
    }

    private String[] more(int i) {
        return text(at[i] + HEAD + number(i, 0), number(i, 1)).split(NEXT, -1);
    }

    private String text(int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private ByteBuffer row(int length) {
        int from = at[size];
        if (size + 2 > at.length) at = Arrays.copyOf(at, at.length * 2);
        if (from + length > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(from + length, bytes.length * 2));
        at[++size] = from + length;
        return ByteBuffer.wrap(bytes, from, length);
    }

    private static int besides(Arrival it) {
        return (it.topics().isEmpty() ? 0 : TOPICS)
                | (it.card().fields().isEmpty() ? 0 : FIELDS)
                | (it.evidence() == Arrival.Evidence.NONE ? 0 : EVIDENCE);
    }

    private static byte[] more(Arrival it) {
        if (it.topics().isEmpty() && it.evidence() == Arrival.Evidence.NONE) return new byte[0];
        return utf8(String.join(",", it.topics())
                + NEXT
                + it.evidence().at().map(Instant::toString).orElse("")
                + NEXT
                + it.evidence().network().map(HEX::formatHex).orElse(""));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
