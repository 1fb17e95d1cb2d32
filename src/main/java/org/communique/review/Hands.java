package org.communique.review;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.communique.release.Release;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who had a hand in a release: wrote its text or planned it. The only writer of the {@code release_planner} table. */
public final class Hands {

    private final Store store;
    private final Statements statements;
    private final List<Writers> writers;

    /** Who else knows who wrote something of a statement, such as drafts of it. */
    public interface Writers {

        /** Users. */
        Set<String> of(Statement statement);
    }

    public Hands(Store store, Statements statements, List<Writers> writers) {
        this.store = store;
        this.statements = statements;
        this.writers = List.copyOf(writers);
    }

    /** Users who may not approve it. */
    public Set<String> of(Release release) {
        var all = new TreeSet<>(statements.authors(release.statement()));
        var statement = statements.byId(release.statement());
        writers.forEach(it -> all.addAll(it.of(statement)));
        all.addAll(store.read()
                .sql("SELECT name FROM release_planner WHERE release = :release")
                .param("release", release.id())
                .query(String.class)
                .list());
        return all;
    }

    /** Notes that somebody has planned a release, as part of the transaction that {@code db} is in. */
    void planned(JdbcClient db, long release, String by) {
        db.sql(
                        "INSERT INTO release_planner (release, name) VALUES (:release, :name) ON CONFLICT (release, name) DO NOTHING")
                .param("release", release)
                .param("name", by)
                .update();
    }
}
