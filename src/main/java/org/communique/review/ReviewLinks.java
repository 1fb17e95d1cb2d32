package org.communique.review;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.Tokens;
import org.communique.vault.Tokens.Purpose;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links in mails to colleagues: each for one person, one review, one answer. The only writer of {@code review_link}. */
public final class ReviewLinks {

    private static final Duration GOOD_FOR = Duration.ofHours(72);

    private final Store store;
    private final Vault vault;
    private final Tokens tokens;
    private final String baseUrl;
    private final Clock clock;

    /** @param baseUrl public address of the site, without a slash at the end */
    ReviewLinks(Reviews.Post post, Store store, Clock clock) {
        this.store = store;
        this.vault = post.vault();
        this.tokens = new Tokens(post.vault());
        this.baseUrl = post.baseUrl();
        this.clock = clock;
    }

    /** What a link stands for. */
    public record Link(byte[] uid, long review, String name, State state) {

        /** Whether it still opens something. */
        public enum State {
            GOOD,
            EXPIRED,
            USED
        }
    }

    /** Absolute address of a new link, as part of the transaction that {@code db} is in. */
    String issue(JdbcClient db, long review, String name) {
        var uid = vault.random(16);
        db.sql("INSERT INTO review_link (uid, review, name, expires_at) VALUES (:uid, :review, :name, :expires)")
                .param("uid", uid)
                .param("review", review)
                .param("name", name)
                .param("expires", clock.millis() + GOOD_FOR.toMillis())
                .update();
        return baseUrl + "/approve/" + tokens.issue(uid, Purpose.REVIEW);
    }

    /** What the token of a link stands for; empty if it is none of ours. */
    public Optional<Link> open(String token) {
        return tokens.read(token, Purpose.REVIEW).flatMap(this::find);
    }

    private Optional<Link> find(byte[] uid) {
        return store.read()
                .sql("SELECT review, name, expires_at, used_at FROM review_link WHERE uid = :uid")
                .param("uid", uid)
                .query((row, n) -> {
                    boolean used = row.getObject("used_at") != null;
                    boolean expired = row.getLong("expires_at") <= clock.millis();
                    var state = used ? Link.State.USED : expired ? Link.State.EXPIRED : Link.State.GOOD;
                    return new Link(uid, row.getLong("review"), row.getString("name"), state);
                })
                .optional();
    }

    /** It has been answered by: all links to this person for this review. */
    void use(JdbcClient db, long review, String name) {
        db.sql("UPDATE review_link SET used_at = :now WHERE review = :review AND name = :name AND used_at IS NULL")
                .param("now", clock.millis())
                .param("review", review)
                .param("name", name)
                .update();
    }
}
