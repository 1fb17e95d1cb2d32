package org.communique.audience;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.communique.statement.Localized;
import org.communique.store.Json;
import org.communique.store.Store;

/** The lists of every organisation, and the only writer of the {@code list} table. */
public final class Lists {

    private static final String SELECT =
            "SELECT id, organisation, slug, names, kind, visibility, joining, uid FROM list ";

    private final SecureRandom random = new SecureRandom();
    private final Store store;

    public Lists(Store store) {
        this.store = store;
    }

    /** Makes a list; its slug must be new in the organisation. Only one for everybody is public and joined by double opt-in. */
    public ContactList add(long organisation, String slug, Localized names, ListKind kind) {
        return add(ContactList.of(organisation, slug, names, kind));
    }

    /** Makes a list; its {@code id} and {@code uid} are ignored and given anew. */
    public ContactList add(ContactList list) {
        long id = store.write(db -> db.sql("""
                        INSERT INTO list (organisation, slug, names, kind, visibility, joining, uid)
                        VALUES (:organisation, :slug, :names, :kind, :visibility, :joining, :uid) RETURNING id
                        """)
                .param("organisation", list.organisation())
                .param("slug", list.slug())
                .param("names", Json.write(list.names().byTag()))
                .param("kind", list.kind().code())
                .param("visibility", list.visibility().code())
                .param("joining", list.joining().code())
                .param("uid", uid())
                .query(Long.class)
                .single());
        return byId(id);
    }

    /** Changes names, visibility and joining to those of {@code list}; organisation, slug, kind and address stay. */
    public ContactList change(ContactList list) {
        store.run(db -> db.sql("""
                        UPDATE list SET names = :names, visibility = :visibility, joining = :joining WHERE id = :id
                        """)
                .param("names", Json.write(list.names().byTag()))
                .param("visibility", list.visibility().code())
                .param("joining", list.joining().code())
                .param("id", list.id())
                .update());
        return byId(list.id());
    }

    /** The list with this address ({@link ContactList#uid}); empty if there is none, or none that outsiders may know. */
    public Optional<ContactList> byUid(String uid) {
        if (!uid.matches("[A-Za-z0-9_-]{22}")) return Optional.empty();
        return store.read()
                .sql(SELECT + "WHERE uid = :uid AND visibility <> 'private'")
                .param("uid", Base64.getUrlDecoder().decode(uid))
                .query((row, n) -> list(row))
                .optional();
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
                ListKind.of(row.getString("kind")).orElseThrow(),
                Visibility.of(row.getString("visibility")).orElseThrow(),
                Joining.of(row.getString("joining")).orElseThrow(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("uid")));
    }
}
