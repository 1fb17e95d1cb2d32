package org.communique.audience;

import java.time.Clock;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses we must not write to, as keyed hashes; the only writer of the {@code suppression} table. */
public final class Suppressions {

    private final Store store;
    private final Clock clock;

    public Suppressions(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Suppresses the address of a contact in its organisation; a suppression that is there already stays as it is. */
    public void suppress(long contact, Suppression reason) {
        store.run(db -> db.sql("""
                        INSERT INTO suppression (organisation, blind_index, reason, at)
                        SELECT organisation, blind_index, :reason, :now FROM contact WHERE id = :contact
                        ON CONFLICT (organisation, blind_index) DO NOTHING
                        """)
                .param("reason", reason.code())
                .param("now", clock.millis())
                .param("contact", contact)
                .update());
    }

    /** Whether somebody asked us, or staff decided, that we never write to an address: only staff lift that. */
    boolean unwanted(JdbcClient db, long organisation, byte[] blind) {
        return db.sql("""
                        SELECT EXISTS (SELECT 1 FROM suppression
                        WHERE organisation = :organisation AND blind_index = :blind AND reason = 'manual')
                        """)
                .param("organisation", organisation)
                .param("blind", blind)
                .query(Boolean.class)
                .single();
    }

    /** Ends what a new and confirmed wish of the person herself ends: everything but what somebody decided. */
    void lift(JdbcClient db, long organisation, byte[] blind) {
        db.sql("""
                        DELETE FROM suppression
                        WHERE organisation = :organisation AND blind_index = :blind AND reason <> 'manual'
                        """).param("organisation", organisation).param("blind", blind).update();
    }
}
