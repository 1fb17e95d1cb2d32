package org.communique.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.store.Json;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may speak, and the only writer of the {@code organisation} table. */
public final class Organisations {

    private static final String SELECT = """
            SELECT o.id, o.slug, o.names, o.zone, o.languages, o.press_address, o.press_phone, l.sender, l.postal
            FROM organisation o JOIN letterhead l ON l.organisation = o.id AND l.main = 1
            """;

    private static final int CHANGING = 0x6f72_6761;

    private final Store store;
    private final Letterheads letterheads;

    public Organisations(Store store) {
        this.store = store;
        this.letterheads = new Letterheads(store);
    }

    /** Adds an organisation with its main letterhead; its {@code id} is ignored and given anew. */
    public Organisation add(Organisation organisation) {
        long id = store.write(db -> {
            long made = statement(db, """
                            INSERT INTO organisation (slug, names, zone, languages, press_address, press_phone)
                            VALUES (:slug, :names, :zone, :languages, :pressAddress, :pressPhone) RETURNING id
                            """, organisation).query(Long.class).single();
            letterheads.insert(new Letterhead(
                    0,
                    made,
                    Letterhead.MAIN,
                    true,
                    new Letterhead.Identity(Map.of(), organisation.sender(), ""),
                    new Letterhead.Paper("", Map.of(), organisation.postal())));
            return made;
        });
        return byId(id);
    }

    /**
     * Writes what an organisation says of itself; its slug stays, and so do sender and postal address: see {@link Letterheads}.
     *
     * @param seen of what it said when it was looked at, see {@link Organisation.Profile#seen}
     * @return false if it says something else meanwhile, and not this either: nothing is written
     */
    public boolean change(Organisation organisation, String seen) {
        return store.write(db -> {
            store.dialect().oneAtATime(db, CHANGING); // or two would find what both have seen
            var now = byId(organisation.id()).profile();
            if (now.equals(organisation.profile())) return true;
            if (!now.seen().equals(seen)) return false;
            statement(db, """
                            UPDATE organisation SET names = :names, zone = :zone, languages = :languages,
                                press_address = :pressAddress, press_phone = :pressPhone
                            WHERE slug = :slug
                            """, organisation).update();
            return true;
        });
    }

    private static JdbcClient.StatementSpec statement(JdbcClient db, String sql, Organisation organisation) {
        return db.sql(sql)
                .param("slug", organisation.slug())
                .param("names", Json.write(organisation.names().byTag()))
                .param("zone", organisation.zone().getId())
                .param(
                        "languages",
                        organisation.fallback().stream()
                                .map(Locale::toLanguageTag)
                                .collect(Collectors.joining(",")))
                .param("pressAddress", organisation.press().address())
                .param("pressPhone", organisation.press().phone());
    }

    /** All, in the order they were added; the first is the secretariat. Empty on a new database. */
    public List<Organisation> all() {
        return store.read()
                .sql(SELECT + "ORDER BY o.id")
                .query((row, n) -> organisation(row))
                .list();
    }

    /** The one with this slug, if any. */
    public Optional<Organisation> bySlug(String slug) {
        return all().stream().filter(it -> it.slug().equals(slug)).findFirst();
    }

    /** The one with this row id, which is known to exist. */
    public Organisation byId(long id) {
        return store.read()
                .sql(SELECT + "WHERE o.id = :id")
                .param("id", id)
                .query((row, n) -> organisation(row))
                .single();
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                row.getLong("id"),
                row.getString("slug"),
                new Localized(Json.stringMap(row.getString("names"))),
                ZoneId.of(row.getString("zone")),
                Arrays.stream(row.getString("languages").split(","))
                        .map(Locale::forLanguageTag)
                        .toList(),
                row.getString("sender"),
                new Organisation.PressDesk(row.getString("press_address"), row.getString("press_phone")),
                row.getString("postal"));
    }
}
