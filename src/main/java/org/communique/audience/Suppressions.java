package org.communique.audience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses we must not write to, as keyed hashes; the only writer of the {@code suppression} table. */
public final class Suppressions {

    private final Store store;
    private final Vault vault;
    private final Clock clock;

    public Suppressions(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /** An attempt may have begun so long before its reply came: what is said then may be about the address before. */
    private static final Duration LATE = Duration.ofHours(1);

    /** Suppresses the address of a contact in its organisation; a suppression that is there already stays as it is. */
    public void suppress(long contact, Suppression reason) {
        suppress(contact, reason, clock.millis());
    }

    /**
     * The same for what the next hop said of an address a while ago. If the contact has moved since, or shortly before, it is not
     * about the address of now, and nothing is done: a fault of the new one shows again.
     *
     * @param said when
     */
    public void suppress(long contact, Suppression reason, Instant said) {
        suppress(contact, reason, said.minus(LATE).toEpochMilli());
    }

    private void suppress(long contact, Suppression reason, long heldSince) {
        store.run(db -> db.sql("""
                        INSERT INTO suppression (organisation, blind_index, reason, at)
                        SELECT organisation, blind_index, :reason, :now FROM contact
                        WHERE id = :contact AND addressed_at <= :since
                        ON CONFLICT (organisation, blind_index) DO UPDATE SET import = NULL
                        WHERE suppression.import IS NOT NULL
                        """)
                .param("reason", reason.code())
                .param("now", clock.millis())
                .param("contact", contact)
                .param("since", heldSince)
                .update());
    }

    /**
     * Suppresses an address, whether or not it is a contact's.
     *
     * @param until when it is forgotten; empty = never
     * @return false if it was suppressed already: that stays as it is
     */
    public boolean suppress(long organisation, Address address, Suppression reason, Optional<Instant> until) {
        return store.write(db -> {
            boolean fresh = db.sql("""
                        INSERT INTO suppression (organisation, blind_index, reason, at, until_at)
                        VALUES (:organisation, :blind, :reason, :now, :until)
                        ON CONFLICT (organisation, blind_index) DO NOTHING
                        """)
                            .param("organisation", organisation)
                            .param("blind", blind(address))
                            .param("reason", reason.code())
                            .param("now", clock.millis())
                            .param("until", until.map(Instant::toEpochMilli).orElse(null), java.sql.Types.BIGINT)
                            .update()
                    == 1;
            if (!fresh) saidByOthersToo(db, organisation, address);
            return fresh;
        });
    }

    /** So it stays when the import that said so first is taken back. */
    private void saidByOthersToo(JdbcClient db, long organisation, Address address) {
        db.sql("""
                        UPDATE suppression SET import = NULL
                        WHERE organisation = :organisation AND blind_index = :blind AND import IS NOT NULL
                        """)
                .param("organisation", organisation)
                .param("blind", blind(address))
                .update();
    }

    /** Why an organisation must not write to an address; empty if it may. */
    public Optional<Suppression> suppressed(long organisation, Address address) {
        return store.read()
                .sql("SELECT reason FROM suppression WHERE organisation = :organisation AND blind_index = :blind")
                .param("organisation", organisation)
                .param("blind", blind(address))
                .query(String.class)
                .optional()
                .map(Suppression::of);
    }

    /**
     * Lifts the suppression of an address whose owner has confirmed from that very mailbox that she wants our mail. What staff
     * decided stays. Part of the caller's transaction if one is under way.
     *
     * @return false if nothing was lifted
     */
    public boolean lift(long organisation, Address address) {
        return store.write(db -> {
            int lifted = db.sql("""
                            DELETE FROM suppression
                            WHERE organisation = :organisation AND blind_index = :blind AND reason <> 'manual'
                            """)
                    .param("organisation", organisation)
                    .param("blind", blind(address))
                    .update();
            if (lifted == 1)
                db.sql("""
                                UPDATE keys.erasure SET blind_index = NULL
                                WHERE organisation = :organisation AND blind_index = :blind
                                """)
                        .param("organisation", organisation)
                        .param("blind", blind(address))
                        .update();
            return lifted == 1;
        });
    }

    /** Forgets what was to be kept until now; returns how many. */
    public int forgetExpired() {
        return store.write(db -> {
            db.sql("UPDATE keys.erasure SET blind_index = NULL, until_at = NULL WHERE until_at <= :now")
                    .param("now", clock.millis())
                    .update();
            return db.sql("DELETE FROM suppression WHERE until_at <= :now")
                    .param("now", clock.millis())
                    .update();
        });
    }

    /** Keeps the erased out, also those of whom the data know nothing since they came from an older backup. */
    void keepErased(JdbcClient db) {
        db.sql("""
                        INSERT INTO suppression (organisation, blind_index, reason, at, until_at)
                        SELECT e.organisation, e.blind_index, 'erased', e.at, e.until_at
                        FROM keys.erasure e JOIN organisation o ON o.id = e.organisation
                        WHERE e.blind_index IS NOT NULL AND (e.until_at IS NULL OR e.until_at > :now)
                        ON CONFLICT (organisation, blind_index) DO UPDATE SET import = NULL
                        WHERE suppression.import IS NOT NULL
                        """).param("now", clock.millis()).update();
    }

    private byte[] blind(Address address) {
        return vault.blind(address.comparable());
    }
}
