package org.communique.audience;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.communique.statement.Localized;
import org.communique.store.Json;
import org.communique.store.Store;

/** The lists of every organisation, and the only writer of the {@code list} table. */
public final class Lists {

    private static final String SELECT = "SELECT id, organisation, slug, names, kind FROM list ";

    private final SecureRandom random = new SecureRandom();
    private final Store store;

    public Lists(Store store) {
        this.store = store;
    }

    /** Makes a list; its slug must be new in the organisation. */
    public ContactList add(long organisation, String slug, Localized names, ListKind kind) {
        long id = store.write(db -> db.sql("""
                        INSERT INTO list (organisation, slug, names, kind, visibility, joining, uid)
                        VALUES (:organisation, :slug, :names, :kind, :visibility, :joining, :uid) RETURNING id
                        """)
                .param("organisation", organisation)
                .param("slug", slug)
                .param("names", Json.write(names.byTag()))
                .param("kind", kind.code())
                .param("visibility", kind.forEverybody() ? "public" : "private")
                .param("joining", kind.forEverybody() ? "double" : "approved")
                .param("uid", uid())
                .query(Long.class)
                .single());
        return byId(id);
    }

    /** An organisation's list with this slug, if any. */
    public Optional<ContactList> bySlug(long organisation, String slug) {
        return all(organisation).stream().filter(it -> it.slug().equals(slug)).findFirst();
    }

    /** The lists of an organisation, in the order they were made. */
    public List<ContactList> all(long organisation) {
        return store.read()
                .sql(SELECT + "WHERE organisation = :organisation ORDER BY id")
                .param("organisation", organisation)
                .query((row, n) -> list(row))
                .list();
    }

    /** The list with this row id, which is known to exist. */
    public ContactList byId(long id) {
        return store.read()
                .sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, n) -> list(row))
                .single();
    }

    private byte[] uid() {
        var uid = new byte[16];
        random.nextBytes(uid);
        return uid;
    }

    static ContactList list(ResultSet row) throws SQLException {
        return new ContactList(
                row.getLong("id"),
                row.getLong("organisation"),
                row.getString("slug"),
                new Localized(Json.stringMap(row.getString("names"))),
                ListKind.of(row.getString("kind")).orElseThrow());
    }
}
