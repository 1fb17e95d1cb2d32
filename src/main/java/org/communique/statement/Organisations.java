package org.communique.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.store.Json;
import org.communique.store.Store;

/** Who may speak, and the only writer of the {@code organisation} table. */
public final class Organisations {

    private static final String COLUMNS =
            "id, slug, names, zone, languages, sender, press_address, press_phone, postal";

    private final Store store;

    public Organisations(Store store) {
        this.store = store;
    }

    /** Adds an organisation; its {@code id} is ignored and given anew. */
    public Organisation add(Organisation organisation) {
        long id = store.write(db -> db.sql("""
                        INSERT INTO organisation
                            (slug, names, zone, languages, sender, press_address, press_phone, postal)
                        VALUES (:slug, :names, :zone, :languages, :sender, :pressAddress, :pressPhone, :postal)
                        RETURNING id
                        """)
                .param("slug", organisation.slug())
                .param("names", Json.write(organisation.names().byTag()))
                .param("zone", organisation.zone().getId())
                .param(
                        "languages",
                        organisation.fallback().stream()
                                .map(Locale::toLanguageTag)
                                .collect(Collectors.joining(",")))
                .param("sender", organisation.sender())
                .param("pressAddress", organisation.press().address())
                .param("pressPhone", organisation.press().phone())
                .param("postal", organisation.postal())
                .query(Long.class)
                .single());
        return byId(id);
    }

    /** All, in the order they were added; the first is the secretariat. Empty on a new database. */
    public List<Organisation> all() {
        return store.read()
                .sql("SELECT " + COLUMNS + " FROM organisation ORDER BY id")
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
                .sql("SELECT " + COLUMNS + " FROM organisation WHERE id = :id")
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
