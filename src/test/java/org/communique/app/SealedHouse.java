package org.communique.app;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.audience.Address;
import org.communique.audience.ListKind;
import org.communique.signin.User;
import org.communique.statement.Localized;
import org.communique.vault.Envelopes;
import org.communique.vault.OneTimeCode;
import org.communique.vault.Place;
import org.communique.vault.SealedColumn;

/** A house with something sealed in every column there is. */
final class SealedHouse {

    static final String WORDS = "sealed words";

    private SealedHouse() {}

    static void fill(Core core, int people) {
        long organisation = core.organisations.all().get(0).id();
        var list = core.lists.add(organisation, "alerts", Localized.same("Alerts"), ListKind.PUBLIC);
        var csv = IntStream.range(0, people)
                .mapToObj(i -> "p" + i + "@example.org,en\n")
                .collect(Collectors.joining("", "email,language\n", ""));
        core.imports.importCsv(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), list, "test", false);
        for (var table : new String[] {"hub_request", "hub_subscription"}) hub(core, table);
        core.store.run(db -> db.sql("""
                        INSERT INTO dkim_key (domain, selector, algorithm, public_key, private_key, created_at)
                        VALUES ('example.org', 's1', 'rsa', 'p', :private, 1)
                        """)
                .param(
                        "private",
                        core.vault.seal(WORDS, new Place("dkim_key.private", "s1".getBytes(StandardCharsets.US_ASCII))))
                .update());
        linkRequest(core);
        pressRequest(core, organisation);
        signup(core);
        core.users.add(new User("kim", "Kim", Locale.ENGLISH));
        core.users.setAddress("kim", new Address("kim@example.org"));
        var secret = SignInRooms.of(core).proofs().totps().newSecret();
        SignInRooms.of(core)
                .proofs()
                .totps()
                .set("kim", secret, OneTimeCode.at(secret, OneTimeCode.step(core.clock.instant())));
        var session = SignInRooms.of(core).sessions().createSession();
        session.setAttribute("any", WORDS);
        SignInRooms.of(core).sessions().save(session);
        var uid = core.vault.random(16);
        core.store.run(db -> db.sql("""
                        INSERT INTO notice (uid, organisation, kind, language, sealed, state, created_at, due_at, expires_at)
                        VALUES (:uid, 1, 'confirm', 'en', :sealed, 'pending', 1, 1, 1)
                        """)
                .param("uid", uid)
                .param("sealed", core.vault.seal(WORDS, new Place("notice.sealed", uid)))
                .update());
    }

    private static void signup(Core core) {
        var uid = core.vault.random(16);
        core.store.run(db -> db.sql(
                        "INSERT INTO signup (uid, state, sealed, at, expires_at) VALUES (:uid, 'asked', :sealed, 1, 1)")
                .param("uid", uid)
                .param("sealed", core.vault.seal(WORDS, new Place("signup.sealed", uid)))
                .update());
    }

    private static void linkRequest(Core core) {
        var uid = core.vault.random(16);
        core.store.run(
                db -> db.sql("INSERT INTO link_request (uid, sealed, language, at) VALUES (:uid, :sealed, 'en', 1)")
                        .param("uid", uid)
                        .param("sealed", core.vault.seal(WORDS, new Place("link_request.sealed", uid)))
                        .update());
    }

    private static void pressRequest(Core core, long organisation) {
        var uid = core.vault.random(16);
        var place = new Place("press_request.sealed", uid);
        var envelopes = new Envelopes(core.vault);
        var key = envelopes.newKey(place);
        core.store.run(db -> {
            long id = db.sql("""
                            INSERT INTO press_request (organisation, kind, state, uid, sealed, languages, topics, at)
                            VALUES (:organisation, 'move', 'waiting', :uid, :sealed, 'en', '[]', 1) RETURNING id
                            """)
                    .param("organisation", organisation)
                    .param("uid", uid)
                    .param("sealed", envelopes.seal(key, WORDS, place))
                    .query(Long.class)
                    .single();
            db.sql("INSERT INTO keys.press_request_key (request, wrapped) VALUES (:id, :key)")
                    .param("id", id)
                    .param("key", key)
                    .update();
        });
    }

    /** What the request of the press opens to. */
    static String pressRequest(Core core) {
        return core.store
                .read()
                .sql(
                        "SELECT r.uid, r.sealed, k.wrapped FROM press_request r JOIN keys.press_request_key k ON k.request = r.id")
                .query((row, n) -> new Envelopes(core.vault)
                        .open(
                                row.getBytes("wrapped"),
                                row.getBytes("sealed"),
                                new Place("press_request.sealed", row.getBytes("uid"))))
                .single();
    }

    private static void hub(Core core, String table) {
        var uid = core.vault.random(16);
        boolean asked = table.equals("hub_request");
        core.store.run(
                db -> db.sql("INSERT INTO " + table + " (uid, topic, callback_index, host_index, callback, secret, "
                                + (asked ? "mode, lease_seconds, etag, due_at" : "expires_at")
                                + ") VALUES (:uid, '/', :uid, :uid, :callback, :secret, "
                                + (asked ? "'subscribe', 1, '', 1" : "1") + ")")
                        .param("uid", uid)
                        .param("callback", core.vault.seal(WORDS, new Place("hub.callback", uid)))
                        .param("secret", core.vault.seal(WORDS, new Place("hub.secret", uid)))
                        .update());
    }

    /** How many values of a column open, each to what it was. */
    static int readable(Core core, SealedColumn column) {
        return core.store
                .read()
                .sql("SELECT " + column.row() + " AS r, t." + column.column() + " AS v FROM " + column.from())
                .query((row, n) -> core.vault.open(row.getBytes("v"), column.place(row.getObject("r"))))
                .list()
                .size();
    }
}
