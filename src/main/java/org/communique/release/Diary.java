package org.communique.release;

import java.time.Instant;
import java.util.List;
import org.communique.statement.Statement;
import org.communique.store.Store;

/** Looks releases up by time and by statement. Part of {@link Releases}. */
public final class Diary {

    private final Store store;

    Diary(Store store) {
        this.store = store;
    }

    /** An organisation's releases with a release time or an advance copy between two instants, the end not included, by time. */
    public List<Release> between(long organisation, Instant from, Instant to) {
        return store.read()
                .sql(Releases.SELECT + """
                        WHERE organisation = :organisation AND (due_at >= :from AND due_at < :to
                           OR advance_at >= :from AND advance_at < :to)
                        ORDER BY due_at, id
                        """)
                .param("organisation", organisation)
                .param("from", from.toEpochMilli())
                .param("to", to.toEpochMilli())
                .query((row, n) -> Releases.release(row))
                .list();
    }

    /** An organisation's releases that are out, the last first; at most so many. */
    public List<Release> released(long organisation, int most) {
        return store.read()
                .sql(Releases.SELECT + """
                        WHERE organisation = :organisation AND state = 'released' ORDER BY due_at DESC, id DESC LIMIT :most
                        """)
                .param("organisation", organisation)
                .param("most", most)
                .query((row, n) -> Releases.release(row))
                .list();
    }

    /** Every release of a statement, the newest first. */
    public List<Release> of(Statement statement) {
        return store.read()
                .sql(Releases.SELECT + "WHERE statement = :statement ORDER BY id DESC")
                .param("statement", statement.id())
                .query((row, n) -> Releases.release(row))
                .list();
    }
}
