package org.communique.vault;

import java.nio.charset.StandardCharsets;

/**
 * A column of values that the newest sealing key seals, for the rotation of keys. Whatever calls {@link Vault#seal} declares one.
 *
 * @param table  with a whole number as its key
 * @param key    column that is the key
 * @param column the sealed one
 * @param row    column with what the value is bound to: see {@link Place#row}
 * @param place  see {@link Place#column}
 * @param from   what to select from: the table as {@code t}, and others that {@code row} is in
 */
public record SealedColumn(String table, String key, String column, String row, String place, String from) {

    /** Of a table that has its own row id for the place. */
    public static SealedColumn of(String table, String column, String row, String place) {
        return new SealedColumn(table, "id", column, "t." + row, place, table + " t");
    }

    /** Where one of its values belongs. @param row bytes, or a text */
    public Place place(Object row) {
        return new Place(
                place, row instanceof byte[] bytes ? bytes : row.toString().getBytes(StandardCharsets.UTF_8));
    }
}
