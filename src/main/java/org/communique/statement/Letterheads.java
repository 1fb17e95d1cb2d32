package org.communique.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.communique.store.Json;
import org.communique.store.Store;

/** The letterheads of every organisation, and the only writer of the {@code letterhead} table. */
public final class Letterheads {

    private static final String SELECT = """
            SELECT id, organisation, slug, main, names, sender, reply_to, colour, legal, postal FROM letterhead
            """;

    private final Store store;

    public Letterheads(Store store) {
        this.store = store;
    }

    /** Adds a letterhead; its {@code id} is ignored and given anew, and its slug is new in the organisation. */
    public Letterhead add(Letterhead letterhead) {
        return byId(insert(letterhead));
    }

    /** The same as part of a larger step, which alone sees the row as yet; its id. */
    long insert(Letterhead letterhead) {
        return store.write(db -> db.sql("""
                        INSERT INTO letterhead
                            (organisation, slug, main, names, sender, reply_to, colour, legal, postal)
                        VALUES (:organisation, :slug, :main, :names, :sender, :replyTo, :colour, :legal, :postal)
                        RETURNING id
                        """)
                .param("organisation", letterhead.organisation())
                .param("slug", letterhead.slug())
                .param("main", letterhead.main() ? 1 : 0)
                .param("names", Json.write(letterhead.identity().names()))
                .param("sender", letterhead.identity().sender())
                .param("replyTo", letterhead.identity().replyTo())
                .param("colour", letterhead.paper().colour())
                .param("legal", Json.write(letterhead.paper().legal()))
                .param("postal", letterhead.paper().postal())
                .query(Long.class)
                .single());
    }

    /** Writes what a letterhead says now; which one is the main one, and its slug, stay. */
    public void change(Letterhead letterhead) {
        store.run(db -> db.sql("""
                        UPDATE letterhead SET names = :names, sender = :sender, reply_to = :replyTo, colour = :colour,
                            legal = :legal, postal = :postal
                        WHERE id = :id
                        """)
                .param("id", letterhead.id())
                .param("names", Json.write(letterhead.identity().names()))
                .param("sender", letterhead.identity().sender())
                .param("replyTo", letterhead.identity().replyTo())
                .param("colour", letterhead.paper().colour())
                .param("legal", Json.write(letterhead.paper().legal()))
                .param("postal", letterhead.paper().postal())
                .update());
    }

    /** The letterheads of an organisation, the main one first, then in the order they were made. */
    public List<Letterhead> all(long organisation) {
        return store.read()
                .sql(SELECT + "WHERE organisation = :organisation ORDER BY main DESC, id")
                .param("organisation", organisation)
                .query((row, n) -> letterhead(row))
                .list();
    }

    /** An organisation's letterhead with this slug, if any. */
    public Optional<Letterhead> bySlug(long organisation, String slug) {
        return all(organisation).stream().filter(it -> it.slug().equals(slug)).findFirst();
    }

    /** The one of releases that name none. */
    public Letterhead main(long organisation) {
        return all(organisation).get(0);
    }

    /** The one with this row id, which is known to exist. */
    public Letterhead byId(long id) {
        return store.read()
                .sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, n) -> letterhead(row))
                .single();
    }

    private static Letterhead letterhead(ResultSet row) throws SQLException {
        return new Letterhead(
                row.getLong("id"),
                row.getLong("organisation"),
                row.getString("slug"),
                row.getInt("main") == 1,
                new Letterhead.Identity(
                        Json.stringMap(row.getString("names")), row.getString("sender"), row.getString("reply_to")),
                new Letterhead.Paper(
                        row.getString("colour"), Json.stringMap(row.getString("legal")), row.getString("postal")));
    }
}
