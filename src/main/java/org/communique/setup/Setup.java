package org.communique.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.communique.signin.Users;
import org.communique.store.Store;

/**
 * The first run, and the only writer of the {@code setup_} tables. Until there is a user, whoever has the token that the console
 * printed may name the organisation and make that user; then the token is over.
 */
public final class Setup {

    private static final int TOKEN_BYTES = 32;

    private final Store store;
    private final Users users;
    private final Clock clock;

    /** @param users to know whether there is one */
    public Setup(Store store, Users users, Clock clock) {
        this.store = store;
        this.users = users;
        this.clock = clock;
    }

    /** Whether nobody can sign in yet. */
    public boolean first() {
        return users.all().isEmpty();
    }

    /** A new token for the console; the one before it is over. Empty if there is a user. */
    public Optional<String> issue() {
        if (!first()) return Optional.empty();
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        store.run(db -> db.sql("""
                        INSERT INTO setup_token (id, hash, made_at) VALUES (1, :hash, :now)
                        ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, made_at = excluded.made_at
                        """)
                .param("hash", hash(token))
                .param("now", clock.millis())
                .update());
        return Optional.of(token);
    }

    /** Whether this is the token, and it is not over. */
    public boolean proves(String token) {
        var hash = store.read()
                .sql("SELECT hash FROM setup_token WHERE id = 1")
                .query((row, n) -> row.getBytes("hash"))
                .optional();
        return MessageDigest.isEqual(hash(token), hash.orElse(new byte[0])) && first();
    }

    /** Ends the token. @return false if it was over, or is another: of two who come at once, one goes on */
    public boolean end(String token) {
        return first()
                && store.write(db -> db.sql("DELETE FROM setup_token WHERE id = 1 AND hash = :hash")
                                .param("hash", hash(token))
                                .update()
                        == 1);
    }

    /** What became of each step; one that is not named is still to be gone. */
    public Map<Step, State> steps() {
        var steps = new EnumMap<Step, State>(Step.class);
        store.read()
                .sql("SELECT step, state FROM setup_step")
                .query((row, n) -> Map.entry(row.getString("step"), row.getString("state")))
                .list()
                .forEach(it -> Step.of(it.getKey()).ifPresent(step -> steps.put(step, State.of(it.getValue()))));
        return steps;
    }

    /** Remembers a step. */
    public void mark(Step step, State state) {
        store.run(db -> db.sql("""
                        INSERT INTO setup_step (step, state, changed_at) VALUES (:step, :state, :now)
                        ON CONFLICT (step) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at
                        """)
                .param("step", step.code())
                .param("state", state.code())
                .param("now", clock.millis())
                .update());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
