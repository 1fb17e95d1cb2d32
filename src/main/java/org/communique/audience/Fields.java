package org.communique.audience;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.statement.Localized;
import org.communique.store.Bulk;
import org.communique.store.Json;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The free fields of every organisation, and the only writer of the tables {@code field} and {@code contact_field}. A value lies in
 * the contact's card; of a searchable field segments find a keyed hash of 8 bytes, or the number itself where order matters.
 */
public final class Fields {

    private static final String SELECT = "SELECT id, organisation, slug, names, type, choices, searchable FROM field ";
    private static final int HASH_BYTES = 8;

    private static final String INDEX = """
            INSERT INTO contact_field (contact, field, hashed, number) VALUES (?, ?, ?, ?)
            ON CONFLICT (contact, field) DO UPDATE SET hashed = excluded.hashed, number = excluded.number
            """;

    private final Store store;
    private final Vault vault;
    private final Cards cards;

    public Fields(Store store, Vault vault) {
        this.store = store;
        this.vault = vault;
        this.cards = new Cards(store, vault);
    }

    /**
     * What segments are to find of one value.
     *
     * @param value from {@link Field#read}; empty text = nothing any more
     */
    public record Value(long contact, Field field, String value) {

        /** A mask. */
        @Override
        public String toString() {
            return "[value of contact " + contact + "]";
        }
    }

    /** Declares a field; its {@code id} is ignored and given anew, its slug must be new in the organisation. */
    public Field add(Field field) {
        long id = store.write(db -> db.sql("""
                        INSERT INTO field (organisation, slug, names, type, choices, searchable)
                        VALUES (:organisation, :slug, :names, :type, :choices, :searchable) RETURNING id
                        """)
                .param("organisation", field.organisation())
                .param("slug", field.slug())
                .param("names", Json.write(field.names().byTag()))
                .param("type", field.type().code())
                .param("choices", Json.write(field.choices()))
                .param("searchable", field.searchable() ? 1 : 0)
                .query(Long.class)
                .single());
        return store.read()
                .sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, n) -> field(row))
                .single();
    }

    /** The fields of an organisation, in the order they were declared. */
    public List<Field> all(long organisation) {
        return store.read()
                .sql(SELECT + "WHERE organisation = :organisation ORDER BY id")
                .param("organisation", organisation)
                .query((row, n) -> field(row))
                .list();
    }

    /** An organisation's field with this slug, if any. */
    public Optional<Field> bySlug(long organisation, String slug) {
        return all(organisation).stream().filter(it -> it.slug().equals(slug)).findFirst();
    }

    /**
     * Writes some of a contact's values, into the card and for segments, as part of the transaction that {@code db} is in. An empty
     * text takes a value away; fields that are not named keep theirs.
     *
     * @param values as written, by field of the contact's organisation
     * @throws InvalidField if a value is none of its field; then nothing is written
     */
    public void write(JdbcClient db, long contact, Map<Field, String> values) {
        var read = new ArrayList<Value>();
        values.forEach((field, written) -> read.add(new Value(contact, field, value(field, written))));
        var kept = cards.change(db, contact, card -> {
            var fields = new HashMap<>(card.fields());
            for (var it : read)
                if (it.value().isEmpty()) fields.remove(it.field().slug());
                else fields.put(it.field().slug(), it.value());
            return new Card(card.address(), card.name(), fields);
        });
        if (kept) index(read);
    }

    /** Writes for segments what stands in cards that the caller writes, in the caller's transaction; skips what nobody searches. */
    public void index(List<Value> values) {
        var searched = values.stream().filter(it -> it.field().searchable()).toList();
        var gone = searched.stream().filter(it -> it.value().isEmpty()).toList();
        var there = searched.stream().filter(it -> !it.value().isEmpty()).toList();
        store.batch("DELETE FROM contact_field WHERE contact = ? AND field = ?", gone, (statement, it) -> {
            statement.setLong(1, it.contact());
            statement.setLong(2, it.field().id());
        });
        store.batch(INDEX, there, this::bind);
    }

    /** The same on the connection of an import; no value is empty there. */
    void index(Bulk bulk, List<Value> values) {
        bulk.batch(INDEX, values.stream().filter(it -> it.field().searchable()).toList(), this::bind);
    }

    private void bind(PreparedStatement statement, Value it) throws SQLException {
        boolean ordered = it.field().type().ordered();
        statement.setLong(1, it.contact());
        statement.setLong(2, it.field().id());
        statement.setBytes(3, ordered ? null : hash(it.field(), it.value()));
        if (ordered) statement.setLong(4, it.field().number(it.value()));
        else statement.setNull(4, Types.BIGINT);
    }

    /** The keyed hash that segments compare. @param value from {@link Field#read} */
    public byte[] hash(Field field, String value) {
        return Arrays.copyOf(vault.blind("field " + field.id() + " " + Field.comparable(value)), HASH_BYTES);
    }

    private static String value(Field field, String written) {
        return written.isBlank() ? "" : field.read(written).orElseThrow(() -> new InvalidField(field));
    }

    private static Field field(ResultSet row) throws SQLException {
        return new Field(
                row.getLong("id"),
                row.getLong("organisation"),
                row.getString("slug"),
                new Localized(Json.stringMap(row.getString("names"))),
                FieldType.of(row.getString("type")).orElseThrow(),
                Json.strings(row.getString("choices")),
                row.getInt("searchable") == 1);
    }
}
