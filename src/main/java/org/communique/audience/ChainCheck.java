package org.communique.audience;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads one chain from its beginning and stops at the first row that is not what was sealed. */
final class ChainCheck {

    private static final int AT_ONCE = 1000;

    private final JdbcClient db;
    private final Vault vault;
    private final Evidence evidence;
    private final EvidenceRows rows;
    private final Deque<Stored> ahead = new ArrayDeque<>();
    private Chain.Link before = Chain.Link.NONE;
    private long proved;

    ChainCheck(JdbcClient db, Vault vault, Evidence evidence) {
        this.db = db;
        this.vault = vault;
        this.evidence = evidence;
        this.rows = new EvidenceRows(db, evidence, 0);
    }

    /** @param few the marks, unless there are so many that a page of links should not hold them */
    private record Stored(long number, long first, long last, byte[] hash, Optional<byte[]> few) {}

    private record Head(long number, byte[] hash) {}

    /** The head is read first and the rest after it: a server may be adding links meanwhile. */
    Chains.Proof prove() {
        var head = head();
        var fault = links(head);
        if (fault.isEmpty()) fault = end(head);
        return new Chains.Proof(
                evidence.table(), proved, before.number(), HexFormat.of().formatHex(before.hash()), fault);
    }

    /** Whether anything but the end is at fault. */
    boolean broken() {
        return links(Optional.empty()).isPresent() || rows.peek().isPresent();
    }

    private Optional<Chains.Fault> links(Optional<Head> head) {
        for (var link = next(); link.isPresent(); link = next()) {
            var fault = check(link.get());
            if (fault.isPresent()) return fault;
            before = new Chain.Link(
                    link.get().number(), link.get().last(), link.get().hash());
            if (head.filter(it -> it.number() == before.number())
                    .filter(it -> !MessageDigest.isEqual(it.hash(), before.hash()))
                    .isPresent())
                return fault(link.get().first(), "the chain is another than the one whose end was kept");
        }
        return Optional.empty();
    }

    /** Nothing may follow the last link, and the last link may not stand before the head. */
    private Optional<Chains.Fault> end(Optional<Head> head) {
        long following = before.last() + 1;
        if (head.isEmpty() && before.number() > 0) return fault(following, "the kept end of the chain is missing");
        if (head.isPresent() && head.get().number() > before.number())
            return fault(
                    following,
                    "the end was cut off: " + before.number() + " of "
                            + head.get().number() + " links are left");
        return rows.peek().map(it -> new Chains.Fault(it.id(), "was added without a seal"));
    }

    private Optional<Chains.Fault> check(Stored link) {
        if (link.number() != before.number() + 1)
            return fault(before.last() + 1, "link " + (before.number() + 1) + " is missing");
        var span = SealedSpan.of(rows, vault.link(), link.last());
        if (span.isEmpty()) return fault(before.last() + 1, "is missing");
        boolean whole = MessageDigest.isEqual(Chain.hash(vault.link(), before, span.get()), link.hash())
                && Arrays.equals(span.get().marks(), marks(link));
        if (!whole) return Optional.of(locate(link));
        proved += span.get().marks().length / SealedRow.MARK;
        return Optional.empty();
    }

    /** Goes through the rows of a broken link again, mark by mark. */
    private Chains.Fault locate(Stored link) {
        var marks = marks(link);
        int n = marks.length / SealedRow.MARK;
        boolean dense = link.last() - link.first() + 1 == n;
        var again = new EvidenceRows(db, evidence, before.last());
        long previous = before.last();
        for (int i = 0; i < n; i++) {
            var row = again.peek().filter(it -> it.id() <= link.last());
            long expected = dense ? link.first() + i : previous + 1;
            if (row.isEmpty()) return new Chains.Fault(expected, "is missing");
            var mark = Arrays.copyOfRange(marks, i * SealedRow.MARK, (i + 1) * SealedRow.MARK);
            long id = row.get().id();
            if (!Arrays.equals(mark, row.get().mark()))
                return new Chains.Fault(dense ? Math.min(expected, id) : id, "was changed, moved, removed or added");
            previous = id;
            again.take();
        }
        return again.peek()
                .filter(it -> it.id() <= link.last())
                .map(it -> new Chains.Fault(it.id(), "was added without a seal"))
                .orElseGet(() -> new Chains.Fault(link.first(), "its link was changed"));
    }

    private static Optional<Chains.Fault> fault(long row, String what) {
        return Optional.of(new Chains.Fault(row, what));
    }

    private Optional<Stored> next() {
        if (ahead.isEmpty())
            ahead.addAll(db.sql("""
                            SELECT number, first, last, hash, CASE WHEN length(marks) <= 1000 THEN marks END AS few FROM chain_link
                            WHERE chain = :chain AND number > :after ORDER BY number LIMIT :limit
                            """)
                    .param("chain", evidence.table())
                    .param("after", before.number())
                    .param("limit", AT_ONCE)
                    .query((row, n) -> new Stored(
                            row.getLong("number"),
                            row.getLong("first"),
                            row.getLong("last"),
                            row.getBytes("hash"),
                            Optional.ofNullable(row.getBytes("few"))))
                    .list());
        return Optional.ofNullable(ahead.poll());
    }

    private byte[] marks(Stored link) {
        if (link.few().isPresent()) return link.few().get();
        return db.sql("SELECT marks FROM chain_link WHERE chain = :chain AND number = :number")
                .param("chain", evidence.table())
                .param("number", link.number())
                .query(byte[].class)
                .single();
    }

    private Optional<Head> head() {
        return db.sql("SELECT number, hash FROM keys.chain_head WHERE chain = :chain")
                .param("chain", evidence.table())
                .query((row, n) -> new Head(row.getLong("number"), row.getBytes("hash")))
                .optional();
    }
}
