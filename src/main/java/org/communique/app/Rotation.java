package org.communique.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.audience.Cards;
import org.communique.choices.Requests;
import org.communique.hub.Hub;
import org.communique.notice.Notices;
import org.communique.presscontact.PressContactTraces;
import org.communique.sender.DkimKeys;
import org.communique.signin.Sessions;
import org.communique.signin.Totps;
import org.communique.signin.Users;
import org.communique.signup.Signups;
import org.communique.store.Store;
import org.communique.vault.SealBroken;
import org.communique.vault.SealedColumn;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seals everything anew with the newest key, a thousand values in a transaction. It may die anywhere: each value is sealed with
 * some key of the ring at all times, and what is left to do is what says so itself.
 */
final class Rotation {

    /** Every column there is; a test fails if a room seals something that is not among them. */
    static final List<SealedColumn> COLUMNS = Stream.concat(
                    Hub.SEALED.stream(),
                    Stream.of(
                            Cards.SEALED,
                            DkimKeys.SEALED,
                            Notices.SEALED,
                            Requests.SEALED,
                            Signups.SEALED,
                            PressContactTraces.SEALED,
                            Users.SEALED,
                            Sessions.SEALED,
                            Totps.SEALED))
            .toList();

    private static final int AT_ONCE = 1000;

    private final Store store;
    private final Vault vault;

    /** @param vault with the ring whose newest key is to seal */
    Rotation(Store store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    /**
     * What was done.
     *
     * @param sealed values that were sealed anew
     * @param broken values that no key opens, left as they are
     */
    record Result(long sealed, long broken) {}

    private record Value(Object key, Object row, byte[] sealed) {}

    /** All columns, one after the other. */
    Result run() {
        long sealed = 0;
        long broken = 0;
        for (var column : COLUMNS) {
            var some = older(column, Optional.empty());
            while (!some.isEmpty()) {
                int done = reseal(column, some);
                sealed += done;
                broken += some.size() - done;
                some = older(column, Optional.of(some.get(some.size() - 1).key()));
            }
        }
        return new Result(sealed, broken);
    }

    /** How many values an older key has sealed. */
    long left() {
        long left = 0;
        for (var it : COLUMNS)
            left += store.read()
                    .sql("SELECT count(*) FROM " + it.from() + " WHERE " + older(it))
                    .param("newest", vault.newest())
                    .query(Long.class)
                    .single();
        return left;
    }

    private int reseal(SealedColumn column, List<Value> values) {
        var fresh = new ArrayList<Object[]>(values.size());
        for (var it : values) {
            try {
                fresh.add(new Object[] {vault.reseal(it.sealed(), column.place(it.row())), it.key(), it.sealed()});
            } catch (SealBroken lost) {
                // counted by the caller: a value nobody can read is not made worse
            }
        }
        var sql = "UPDATE " + column.table() + " SET " + column.column() + " = ? WHERE " + column.key() + " = ? AND "
                + column.column() + " = ?";
        store.run(db -> store.batch(sql, fresh, (statement, it) -> {
            for (int i = 0; i < it.length; i++) statement.setObject(i + 1, it[i]);
        }));
        return fresh.size();
    }

    private List<Value> older(SealedColumn column, Optional<Object> after) {
        var sql = "SELECT t." + column.key() + " AS k, " + column.row() + " AS r, t." + column.column() + " AS v FROM "
                + column.from() + " WHERE " + older(column)
                + (after.isPresent() ? " AND t." + column.key() + " > :after" : "")
                + " ORDER BY t." + column.key() + " LIMIT " + AT_ONCE;
        JdbcClient.StatementSpec query = store.read().sql(sql).param("newest", vault.newest());
        if (after.isPresent()) query = query.param("after", after.get());
        return query.query((row, n) -> new Value(row.getObject("k"), row.getObject("r"), row.getBytes("v")))
                .list();
    }

    private static String older(SealedColumn it) {
        return "t." + it.column() + " IS NOT NULL AND substr(t." + it.column() + ", 1, 2) <> :newest";
    }
}
