package org.communique.audience;

import java.nio.ByteBuffer;
import org.communique.store.Store;
import org.communique.vault.LinkHash;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seals evidence: each link is an HMAC over the link before and over the rows of one transaction, a single one or a million. The
 * only writer of {@code chain_link} and of {@code keys.chain_head}, where the end of the chain stands apart from the evidence.
 */
final class Chain {

    /** One lock for all chains, so that no two transactions wait for each other crosswise. */
    private static final int LOCK = 7_301;

    private final Store store;
    private final Vault vault;
    private final Evidence evidence;

    Chain(Store store, Vault vault, Evidence evidence) {
        this.store = store;
        this.vault = vault;
        this.evidence = evidence;
    }

    /** The last link there is; before the first, number 0 and a hash of zeros. */
    record Link(long number, long last, byte[] hash) {

        static final Link NONE = new Link(0, 0, new byte[32]);
    }

    /**
     * Adds evidence and seals it, as part of the transaction that {@code db} is in. Best the last thing a transaction does: from
     * here to its end no other adds evidence.
     *
     * @param rows adds any number of rows to the table; none makes no link
     */
    void add(JdbcClient db, Runnable rows) {
        store.dialect().oneAtATime(db, LOCK);
        long before = newest(db);
        rows.run();
        seal(db, before);
    }

    /**
     * Makes the head, in a transaction of its own, and seals what came before there were chains. Costs nothing once there is a
     * link.
     */
    void complete() {
        if (begun(store.read())) return;
        store.run(db -> db.sql("""
                        INSERT INTO keys.chain_head (chain, number, hash) VALUES (:chain, 0, :hash) ON CONFLICT DO NOTHING
                        """)
                .param("chain", evidence.table())
                .param("hash", Link.NONE.hash())
                .update());
        store.run(db -> {
            store.dialect().oneAtATime(db, LOCK);
            if (!begun(db)) seal(db, 0);
        });
    }

    /** Moves the head back to the last link there is, and writes that down; false if it stands there. */
    boolean shorten(JdbcClient db, Audit audit) {
        store.dialect().oneAtATime(db, LOCK);
        if (new ChainCheck(db, vault, evidence).prove().fault().isEmpty()) return false;
        if (new ChainCheck(db, vault, evidence).broken())
            throw new IllegalStateException("the chain of " + evidence.table() + " is broken before its end");
        var last = last(db);
        long was = db.sql("SELECT number FROM keys.chain_head WHERE chain = :chain")
                .param("chain", evidence.table())
                .query(Long.class)
                .optional()
                .orElse(0L);
        db.sql("""
                        INSERT INTO keys.chain_head (chain, number, hash) VALUES (:chain, :number, :hash)
                        ON CONFLICT (chain) DO UPDATE SET number = :number, hash = :hash
                        """)
                .param("chain", evidence.table())
                .param("number", last.number())
                .param("hash", last.hash())
                .update();
        audit.add(
                db,
                new Audit.Entry(
                        "console",
                        "chain.restored",
                        0,
                        "chain " + evidence.table(),
                        "links left " + last.number() + " of " + was));
        return true;
    }

    /** The hash of the link after {@code before}. */
    static byte[] hash(LinkHash hash, Link before, SealedSpan span) {
        hash.add(before.hash());
        hash.add(ByteBuffer.allocate(24)
                .putLong(before.number() + 1)
                .putLong(span.first())
                .putLong(span.last())
                .array());
        hash.add(span.marks());
        hash.add(span.hash());
        return hash.end();
    }

    private boolean begun(JdbcClient db) {
        return db.sql("""
                        SELECT EXISTS (SELECT 1 FROM chain_link WHERE chain = :chain)
                            OR EXISTS (SELECT 1 FROM keys.chain_head WHERE chain = :chain AND number > 0)
                        """).param("chain", evidence.table()).query(Boolean.class).single();
    }

    private void seal(JdbcClient db, long after) {
        var span = SealedSpan.of(new EvidenceRows(db, evidence, after), vault.link(), Long.MAX_VALUE);
        if (span.isEmpty()) return;
        var before = last(db);
        var hash = hash(vault.link(), before, span.get());
        db.sql("""
                        INSERT INTO chain_link (chain, number, first, last, hash, marks)
                        VALUES (:chain, :number, :first, :last, :hash, :marks)
                        """)
                .param("chain", evidence.table())
                .param("number", before.number() + 1)
                .param("first", span.get().first())
                .param("last", span.get().last())
                .param("hash", hash)
                .param("marks", span.get().marks())
                .update();
        moveHead(db, before.number() + 1, hash);
    }

    /**
     * SQLite commits the data a moment before the keys, so a head may lag after a power cut; it follows if it is an end that this
     * chain once had, and stays where it is if it is not: {@code verify} tells.
     */
    private void moveHead(JdbcClient db, long number, byte[] hash) {
        var sql = number == 1 ? """
                  INSERT INTO keys.chain_head (chain, number, hash) VALUES (:chain, :number, :hash)
                  ON CONFLICT (chain) DO UPDATE SET number = :number, hash = :hash WHERE chain_head.number = 0
                  """ : """
                  UPDATE keys.chain_head SET number = :number, hash = :hash
                  WHERE chain = :chain AND number < :number
                    AND (number = 0 OR hash = (SELECT l.hash FROM chain_link l
                                               WHERE l.chain = chain_head.chain AND l.number = chain_head.number))
                  """;
        db.sql(sql)
                .param("chain", evidence.table())
                .param("number", number)
                .param("hash", hash)
                .update();
    }

    private Link last(JdbcClient db) {
        return db.sql("SELECT number, last, hash FROM chain_link WHERE chain = :chain ORDER BY number DESC LIMIT 1")
                .param("chain", evidence.table())
                .query((row, n) -> new Link(row.getLong("number"), row.getLong("last"), row.getBytes("hash")))
                .optional()
                .orElse(Link.NONE);
    }

    private long newest(JdbcClient db) {
        return db.sql("SELECT coalesce(max(id), 0) FROM " + evidence.table())
                .query(Long.class)
                .single();
    }
}
