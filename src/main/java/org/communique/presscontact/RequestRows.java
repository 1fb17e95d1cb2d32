package org.communique.presscontact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.store.Json;
import org.communique.store.Store;
import org.communique.vault.Envelopes;
import org.communique.vault.Place;
import org.communique.vault.SealedColumn;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The requests of journalists, each sealed under a key of its own that is destroyed when the desk has decided; the only writer of
 * these two tables.
 */
final class RequestRows {

    /** The keys of requests. */
    static final SealedColumn SEALED = new SealedColumn(
            "keys.press_request_key",
            "request",
            "wrapped",
            "d.uid",
            "press_request.sealed.key",
            "keys.press_request_key t JOIN press_request d ON d.id = t.request");

    private static final String SELECT = """
            SELECT id, organisation, kind, state, contact, languages, topics, terms, at FROM press_request
            """;

    private final Store store;
    private final Vault vault;
    private final Envelopes envelopes;
    private final Clock clock;

    RequestRows(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.envelopes = new Envelopes(vault);
        this.clock = clock;
    }

    /** What is sealed; an empty address = the one she has. */
    record Content(String name, String address, String outlet, String phone, String beat, String check) {

        Details details() {
            return new Details(outlet, phone, beat, check, "");
        }

        /** A mask. */
        @Override
        public String toString() {
            return "[request]";
        }
    }

    /** A request that is to be kept. @param blind keyed hash of the address it is mailed to; empty = no mail */
    record Fresh(PressRequest request, Content content, Optional<byte[]> blind) {}

    /** Writes a request down. */
    void add(JdbcClient db, Fresh fresh) {
        var uid = vault.random(16);
        var wrapped = envelopes.newKey(place(uid));
        var it = fresh.request();
        long id = db.sql("""
                        INSERT INTO press_request (organisation, kind, state, uid, blind_index, sealed, contact, languages,
                                                   topics, terms, at)
                        VALUES (:organisation, :kind, :state, :uid, :blind, :sealed, :contact, :languages,
                                :topics, :terms, :now) RETURNING id
                        """)
                .param("organisation", it.organisation())
                .param("kind", it.kind().code())
                .param("state", it.state())
                .param("uid", uid)
                .param("blind", fresh.blind().orElse(null), java.sql.Types.BINARY)
                .param("sealed", envelopes.seal(wrapped, Json.write(fresh.content()), place(uid)))
                .param("contact", it.contact())
                .param(
                        "languages",
                        it.languages().stream().map(Locale::toLanguageTag).collect(Collectors.joining(",")))
                .param("topics", Json.write(it.topics()))
                .param("terms", it.terms().orElse(null), java.sql.Types.BIGINT)
                .param("now", clock.millis())
                .query(Long.class)
                .single();
        db.sql("INSERT INTO keys.press_request_key (request, wrapped) VALUES (:id, :wrapped)")
                .param("id", id)
                .param("wrapped", wrapped)
                .update();
    }

    /** Those whose address is to be asked, the oldest first. */
    List<PressRequest> unasked(int limit) {
        return store.read()
                .sql(SELECT + "WHERE state = 'unconfirmed' AND asked_at IS NULL ORDER BY id LIMIT :limit")
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** What the link of a request that nobody was asked about stands for; from now on she is. Empty if another node was first. */
    Optional<byte[]> ask(JdbcClient db, long id) {
        return db.sql("""
                        UPDATE press_request SET asked_at = :now
                        WHERE id = :id AND state = 'unconfirmed' AND asked_at IS NULL RETURNING uid
                        """)
                .param("now", clock.millis())
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    /** Forgets a request that nobody is asked about. */
    void drop(JdbcClient db, long id) {
        int rows = db.sql("DELETE FROM press_request WHERE id = :id AND asked_at IS NULL")
                .param("id", id)
                .update();
        if (rows == 1)
            db.sql("DELETE FROM keys.press_request_key WHERE request = :id")
                    .param("id", id)
                    .update();
    }

    /** Whether somebody was asked at this address within a time. */
    boolean asked(JdbcClient db, byte[] blind, Duration within) {
        return db.sql("SELECT 1 FROM press_request WHERE blind_index = :blind AND asked_at > :since LIMIT 1")
                .param("blind", blind)
                .param("since", clock.instant().minus(within).toEpochMilli())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Optional<PressRequest> byUid(byte[] uid) {
        return store.read()
                .sql(SELECT + "WHERE uid = :uid")
                .param("uid", uid)
                .query((row, n) -> row(row))
                .optional();
    }

    Optional<PressRequest> byId(JdbcClient db, long id) {
        return db.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, n) -> row(row))
                .optional();
    }

    List<PressRequest> waiting(long organisation) {
        return store.read()
                .sql(SELECT + "WHERE organisation = :organisation AND state = 'waiting' ORDER BY id")
                .param("organisation", organisation)
                .query((row, n) -> row(row))
                .list();
    }

    /** Opens what is sealed; empty once it is decided. */
    Optional<Content> open(JdbcClient db, long id) {
        return db.sql("""
                        SELECT r.uid, r.sealed, k.wrapped FROM press_request r
                        JOIN keys.press_request_key k ON k.request = r.id WHERE r.id = :id AND r.sealed IS NOT NULL
                        """)
                .param("id", id)
                .query((row, n) -> Json.read(
                        envelopes.open(row.getBytes("wrapped"), row.getBytes("sealed"), place(row.getBytes("uid"))),
                        Content.class))
                .optional();
    }

    /** @return false if the link is too old, or was used already */
    boolean confirm(JdbcClient db, byte[] uid, Duration validity) {
        return db.sql("""
                        UPDATE press_request SET state = 'waiting', confirmed_at = :now
                        WHERE uid = :uid AND state = 'unconfirmed' AND at > :since
                        """)
                        .param("now", clock.millis())
                        .param("uid", uid)
                        .param("since", clock.instant().minus(validity).toEpochMilli())
                        .update()
                == 1;
    }

    /** How a request ended. */
    record Decision(String state, long contact, String reason) {}

    /** Decides a request and destroys its key. @return false if it does not wait any more */
    boolean decide(JdbcClient db, long id, Decision decision) {
        int rows = db.sql("""
                        UPDATE press_request
                        SET state = :state, contact = :contact, reason = :reason, decided_at = :now,
                            sealed = NULL, blind_index = NULL, topics = '[]', languages = ''
                        WHERE id = :id AND state = 'waiting'
                        """)
                .param("state", decision.state())
                .param("contact", decision.contact())
                .param("reason", decision.reason())
                .param("now", clock.millis())
                .param("id", id)
                .update();
        db.sql("DELETE FROM keys.press_request_key WHERE request = :id AND :rows = 1")
                .param("id", id)
                .param("rows", rows)
                .update();
        return rows == 1;
    }

    /** Forgets what nobody confirmed. @return how many */
    int forget(JdbcClient db, Duration validity) {
        long since = clock.instant().minus(validity).toEpochMilli();
        db.sql("""
                        DELETE FROM keys.press_request_key WHERE request IN
                            (SELECT id FROM press_request WHERE state = 'unconfirmed' AND at <= :since)
                        """).param("since", since).update();
        return db.sql("DELETE FROM press_request WHERE state = 'unconfirmed' AND at <= :since")
                .param("since", since)
                .update();
    }

    private static PressRequest row(ResultSet row) throws SQLException {
        long terms = row.getLong("terms");
        return new PressRequest(
                row.getLong("id"),
                row.getLong("organisation"),
                RequestKind.of(row.getString("kind")),
                row.getString("state"),
                row.getLong("contact"),
                Arrays.stream(row.getString("languages").split(","))
                        .filter(it -> !it.isEmpty())
                        .map(Locale::forLanguageTag)
                        .toList(),
                Set.copyOf(Json.strings(row.getString("topics"))),
                terms == 0 ? Optional.empty() : Optional.of(terms),
                Instant.ofEpochMilli(row.getLong("at")));
    }

    private static Place place(byte[] uid) {
        return new Place("press_request.sealed", uid);
    }
}
