package org.communique.mail;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.delivery.Fault;

/**
 * What a reply of the next hop means (RFC 5321 §4.2.1, RFC 3463, RFC 7505). Words are read before codes, for providers send
 * wrong codes; and doubt never blames the recipient, for a suppressed reader is a reader missed.
 */
final class Replies {

    private static final ReplyRules<Fault> WORDS =
            ReplyRules.read("replies.rules", it -> Fault.of(it).orElseThrow());

    /** Status without its class. X.1.10 is null MX (RFC 7505 §4.2); X.4.310 is Microsoft's "DNS domain does not exist". */
    private static final Map<String, Fault> STATUSES = Map.ofEntries(
            Map.entry("1.1", Fault.INVALID),
            Map.entry("1.2", Fault.DOMAIN),
            Map.entry("1.3", Fault.INVALID),
            Map.entry("1.6", Fault.INVALID),
            Map.entry("1.7", Fault.AUTHENTICATION),
            Map.entry("1.8", Fault.AUTHENTICATION),
            Map.entry("1.10", Fault.DOMAIN),
            Map.entry("2.2", Fault.FULL),
            Map.entry("2.3", Fault.CONTENT),
            Map.entry("3.4", Fault.CONTENT),
            Map.entry("4.4", Fault.DOMAIN),
            Map.entry("4.310", Fault.DOMAIN),
            Map.entry("7.17", Fault.OTHER),
            Map.entry("7.18", Fault.OTHER));

    /**
     * X.7.z that say our own set-up is wrong: RFC 4954, RFC 7372, RFC 7505 §4.2, RFC 8689; Gmail's 24 to 32
     * (support.google.com/a/answer/14229414); Microsoft's 57, 60, 64, 509, 515, 750.
     */
    private static final Set<String> OURS = Set.of(
            "7.8", "7.11", "7.13", "7.14", "7.20", "7.21", "7.22", "7.23", "7.24", "7.25", "7.26", "7.27", "7.29",
            "7.30", "7.32", "7.57", "7.60", "7.64", "7.509", "7.515", "7.750");

    /** "Sign in first", "too weak", "refused", "encrypt first" (RFC 4954 §6, RFC 3207 §4). */
    private static final Set<Integer> SIGN_IN = Set.of(530, 534, 535, 538);

    /** "Domain does not accept mail" (RFC 7504 §4). */
    private static final int NO_MAIL_HERE = 556;

    private Replies() {}

    /** Reads a refusal; {@code recipient} is only needed to take its name out of the text that is kept. */
    static Verdict verdict(Reply reply, String recipient) {
        return new Verdict(fault(reply), permanent(reply), Mask.of(reply.text(), recipient));
    }

    /** As {@link #verdict(Reply, String)} where no recipient was named yet. */
    static Verdict verdict(Reply reply) {
        return verdict(reply, "");
    }

    /** Replies quote the recipient; the ledger and the log must not. Hostile length and shape are cut. */
    static String masked(String reply) {
        return Mask.of(reply);
    }

    /** A server that turns the connection away has said nothing of the mail: another connection may be welcome. */
    private static boolean permanent(Reply reply) {
        return reply.permanent() && reply.phase() != Reply.Phase.CONNECTION;
    }

    private static Fault fault(Reply reply) {
        var words = WORDS.find(reply.code(), Mask.plain(reply.text())).filter(it -> !contradicted(it, reply));
        var fault = words.or(() -> byStatus(reply)).orElseGet(() -> byCode(reply));
        if (!permanent(reply)) return passing(fault);
        if (fault.suppresses() && !mayBlameRecipient(reply, words.isPresent())) return Fault.OTHER;
        return fault == Fault.TRANSIENT ? Fault.OTHER : fault;
    }

    /** Words that would bury an address need a status that agrees, or none: "5.7.1 user unknown" is policy. */
    private static boolean contradicted(Fault words, Reply reply) {
        return (words.suppresses() || words == Fault.OTHER)
                && byStatus(reply).filter(it -> !it.suppresses()).isPresent();
    }

    /** What will be tried again blames neither address nor domain, and nothing unknown. */
    private static Fault passing(Fault fault) {
        return fault.suppresses() || fault == Fault.OTHER ? Fault.TRANSIENT : fault;
    }

    /** RCPT judges the recipient. At DATA some servers make up for it, but then the words must say so, not a code alone. */
    private static boolean mayBlameRecipient(Reply reply, boolean inWords) {
        if (reply.wavers()) return false;
        return switch (reply.phase()) {
            case RCPT -> true;
            case DATA -> inWords;
            case CONNECTION, MAIL -> false;
        };
    }

    private static Optional<Fault> byStatus(Reply reply) {
        return reply.detail().flatMap(detail -> {
            if (OURS.contains(detail)) return Optional.of(Fault.AUTHENTICATION);
            if (STATUSES.containsKey(detail)) return Optional.of(STATUSES.get(detail));
            if (detail.startsWith("7.")) return Optional.of(Fault.POLICY);
            if (detail.startsWith("6.")) return Optional.of(Fault.CONTENT);
            return Optional.empty();
        });
    }

    private static Fault byCode(Reply reply) {
        if (SIGN_IN.contains(reply.code())) return Fault.AUTHENTICATION;
        if (reply.code() == NO_MAIL_HERE) return Fault.DOMAIN;
        return Fault.OTHER;
    }
}
