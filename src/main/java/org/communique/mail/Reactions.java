package org.communique.mail;

import java.time.Duration;
import java.util.Optional;
import org.communique.delivery.Reaction;

/** What a reply asks of us for its whole destination provider: pause, slow down, or use fewer connections. */
final class Reactions {

    private static final ReplyRules<Reaction> TABLE = ReplyRules.read("reactions.rules", Reactions::reaction);

    private Reactions() {}

    /** The reaction to a refusal, or empty if it concerns one delivery only. */
    static Optional<Reaction> to(Reply reply) {
        return TABLE.find(reply.code(), Mask.plain(reply.text()));
    }

    /** {@code pause 2h}, {@code slow 10 30m}, {@code narrow 1 1h}. */
    private static Reaction reaction(String words) {
        var word = words.split(" ");
        var length = Duration.parse("PT" + word[word.length - 1].toUpperCase(java.util.Locale.ROOT));
        return switch (word[0]) {
            case "pause" -> new Reaction.Pause(length);
            case "slow" -> new Reaction.Slow(Integer.parseInt(word[1]), length);
            case "narrow" -> new Reaction.Narrow(Integer.parseInt(word[1]), length);
            default -> throw new IllegalStateException("no reaction is called '" + word[0] + "'");
        };
    }
}
