package org.communique.sender;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.store.Store;
import org.communique.vault.Place;
import org.communique.vault.SealedColumn;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys that sign, and the only writer of the {@code dkim_key} table. Private keys are sealed there and never printed. */
public final class DkimKeys {

    /** How long the record of a retired key must stay in DNS: as long as the last signature made with it is good. */
    public static final Duration KEPT = DkimSigner.LIFETIME;

    private static final String SELECT =
            "SELECT id, domain, selector, algorithm, public_key, private_key, state, retired_at FROM dkim_key ";
    private static final String COLUMN = "dkim_key.private";

    /** What this table keeps sealed. */
    public static final SealedColumn SEALED = SealedColumn.of("dkim_key", "private_key", "selector", COLUMN);

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    private final Store store;
    private final Vault vault;
    private final Clock clock;

    public DkimKeys(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Makes an RSA and an Ed25519 key with new selectors. They sign nothing before they are activated.
     *
     * @throws InvalidSender if {@code domain} is no host name in ASCII
     */
    public List<DkimKey> create(String domain) {
        var name = domain.strip().toLowerCase(Locale.ROOT);
        if (!DOMAIN.matcher(name).matches())
            throw new InvalidSender("domain", "write a domain such as news.example.org, international ones as xn--…");
        var pairs = new ArrayList<KeyPair>();
        for (var algorithm : Algorithm.values()) pairs.add(algorithm.generate());
        return store.write(db -> {
            var taken = new HashSet<>(
                    db.sql("SELECT selector FROM dkim_key").query(String.class).list());
            var end = Selectors.next(clock.instant(), taken);
            var keys = new ArrayList<DkimKey>();
            for (var algorithm : Algorithm.values())
                keys.add(add(db, name, algorithm.letter() + end, new Made(algorithm, pairs.get(algorithm.ordinal()))));
            return keys;
        });
    }

    /** All keys, those of one domain together, the oldest first. */
    public List<DkimKey> all() {
        return store.read()
                .sql(SELECT + "ORDER BY domain, id")
                .query((row, n) -> key(row))
                .list();
    }

    /**
     * The key with this selector.
     *
     * @throws InvalidSender if there is none; the message names those there are
     */
    public DkimKey bySelector(String selector) {
        var all = all();
        return all.stream()
                .filter(it -> it.selector().equals(selector))
                .findFirst()
                .orElseThrow(() -> new InvalidSender(
                        "selector",
                        "no key is named '" + selector + "'; known: "
                                + (all.isEmpty()
                                        ? "none yet, 'communique sender create' makes them"
                                        : String.join(
                                                ", ",
                                                all.stream()
                                                        .map(DkimKey::selector)
                                                        .toList()))));
    }

    /**
     * Signs with this key from now on; the live key of the same domain and algorithm is retired in the same step.
     *
     * @throws InvalidSender if its record is not in DNS as it should be, or the key was retired
     */
    public void activate(DkimKey key, Dns dns) {
        if (key.state() == KeyState.LIVE) return;
        var published = Published.of(key, dns);
        if (published != Published.VISIBLE) {
            var against = published.against(key, Finding.Grade.WRONG);
            throw new InvalidSender("selector", against.what() + "; " + against.cure());
        }
        activateUnseen(key);
    }

    /** {@link #activate} without a look into DNS: receivers that do not find the record refuse the signatures. */
    public void activateUnseen(DkimKey key) {
        if (key.state() == KeyState.LIVE) return;
        store.run(db -> {
            int retired = db.sql("""
                            UPDATE dkim_key SET state = 'retired', retired_at = :now
                            WHERE domain = :domain AND algorithm = :algorithm AND state = 'live'
                            """)
                    .param("now", clock.millis())
                    .param("domain", key.domain())
                    .param("algorithm", key.algorithm().code())
                    .update();
            if (retired > 1) throw new IllegalStateException("two live keys of one algorithm: " + key.selector());
            int live = db.sql("UPDATE dkim_key SET state = 'live', live_at = :now WHERE id = :id AND state = 'created'")
                    .param("now", clock.millis())
                    .param("id", key.id())
                    .update();
            if (live != 1) throw new InvalidSender("selector", key.selector() + " was retired: make a new key");
        });
    }

    /** Signs with this key no more. Its record has to stay in DNS for {@link #KEPT}. */
    public void retire(DkimKey key) {
        int retired = store.write(db -> db.sql(
                        "UPDATE dkim_key SET state = 'retired', retired_at = :now WHERE id = :id AND state = 'live'")
                .param("now", clock.millis())
                .param("id", key.id())
                .update());
        if (retired != 1) throw new InvalidSender("selector", key.selector() + " is not live");
    }

    /**
     * Forgets a key that never signed, or was retired {@link #KEPT} ago. After that its DNS record can go as well.
     *
     * @throws InvalidSender if it signs, or mail it has signed may be under way
     */
    public void remove(DkimKey key) {
        int removed = store.write(db -> db.sql("""
                        DELETE FROM dkim_key WHERE id = :id
                            AND (state = 'created' OR state = 'retired' AND retired_at <= :before)
                        """)
                .param("id", key.id())
                .param("before", clock.instant().minus(KEPT).toEpochMilli())
                .update());
        if (removed != 1)
            throw new InvalidSender(
                    "selector",
                    key.retiredAt()
                            .map(since -> key.selector() + " may go from " + since.plus(KEPT)
                                    + " on: mail it has signed is under way until then")
                            .orElse(key.selector() + " signs our mail: activate another, or retire it first"));
    }

    /** The live keys of a domain, ready to sign, RSA first; empty if there is none. */
    List<SigningKey> live(String domain) {
        return store.read()
                .sql(SELECT + "WHERE domain = :domain AND state = 'live' ORDER BY algorithm DESC")
                .param("domain", domain.toLowerCase(Locale.ROOT))
                .query((row, n) -> signing(key(row), row.getBytes("private_key")))
                .list();
    }

    private SigningKey signing(DkimKey key, byte[] sealed) {
        var pkcs8 = Base64.getDecoder().decode(vault.open(sealed, place(key.selector())));
        return new SigningKey(key, pkcs8, Engines.of(key.algorithm()));
    }

    private DkimKey add(JdbcClient db, String domain, String selector, Made made) {
        var secret = Base64.getEncoder().encodeToString(made.pair().getPrivate().getEncoded());
        return db.sql("""
                        INSERT INTO dkim_key (domain, selector, algorithm, public_key, private_key, created_at)
                        VALUES (:domain, :selector, :algorithm, :public, :private, :now)
                        RETURNING id, domain, selector, algorithm, public_key, state, retired_at
                        """)
                .param("domain", domain)
                .param("selector", selector)
                .param("algorithm", made.algorithm().code())
                .param("public", made.algorithm().published(made.pair().getPublic()))
                .param("private", vault.seal(secret, place(selector)))
                .param("now", clock.millis())
                .query((row, n) -> key(row))
                .single();
    }

    private static DkimKey key(ResultSet row) throws SQLException {
        long retiredAt = row.getLong("retired_at");
        return new DkimKey(
                row.getLong("id"),
                row.getString("domain"),
                row.getString("selector"),
                Algorithm.of(row.getString("algorithm")),
                row.getString("public_key"),
                KeyState.of(row.getString("state")),
                retiredAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(retiredAt)));
    }

    private static Place place(String selector) {
        return new Place(COLUMN, selector.getBytes(StandardCharsets.US_ASCII));
    }

    private record Made(Algorithm algorithm, KeyPair pair) {}
}
