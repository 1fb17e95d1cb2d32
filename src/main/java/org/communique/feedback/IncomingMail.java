package org.communique.feedback;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.communique.audience.WayOut;
import org.communique.vault.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails to our own addresses. Anybody can write to them, so nothing counts but a token of ours in the address a mail was sent
 * to; subject, sender and body are not looked at. No mail is ever answered, so no two programs can write to each other without
 * end (RFC 3834). Taking a mail twice changes nothing. Safe for many threads.
 */
public final class IncomingMail {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingMail.class);

    private final Tokens tokens;
    private final Unsubscribing unsubscribing;
    private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);

    public IncomingMail(Tokens tokens, Unsubscribing unsubscribing) {
        this.tokens = tokens;
        this.unsubscribing = unsubscribing;
        for (var kind : Kind.values()) counts.put(kind, new LongAdder());
    }

    /** What a mailbox is searched for: mails that have not been kept for later, read or not. */
    public static SearchTerm fresh() {
        return new AndTerm(
                new FlagTerm(new Flags(Flags.Flag.FLAGGED), false), new FlagTerm(new Flags(Flags.Flag.DELETED), false));
    }

    /** Takes one mail: draws its consequence, and flags it if it is to stay. */
    public Kind take(Message message) {
        var kind =
                Envelope.of(message).map(OwnAddress::in).map(this::consequence).orElse(Kind.UNREADABLE);
        if (kind.kept()) flag(message);
        counts.get(kind).increment();
        return kind;
    }

    /** How many mails of a kind have been taken since the start. */
    public long count(Kind kind) {
        return counts.get(kind).sum();
    }

    private Kind consequence(List<OwnAddress> addresses) {
        if (addresses.isEmpty()) return Kind.OTHER;
        var kind = Kind.FORGED;
        for (var address : addresses) {
            var ended = ended(address);
            if (ended.isPresent() && kind != Kind.BOUNCE) kind = Kind.UNSUBSCRIBE;
            if (bounced(address)) kind = Kind.BOUNCE;
            ended.ifPresent(it -> LOG.info("feedback.unsubscribe ended={}", it));
        }
        if (kind == Kind.BOUNCE) LOG.info("feedback.bounce");
        return kind;
    }

    private Optional<Integer> ended(OwnAddress address) {
        return address.purpose() == OwnAddress.Purpose.UNSUBSCRIBE
                ? tokens.readFromAddress(address.token(), Tokens.Purpose.UNSUBSCRIBE_BY_MAIL)
                        .flatMap(it -> unsubscribing.unsubscribe(it, WayOut.MAIL))
                : Optional.empty();
    }

    private boolean bounced(OwnAddress address) {
        return address.purpose() == OwnAddress.Purpose.BOUNCE
                && tokens.readFromAddress(address.token(), Tokens.Purpose.BOUNCE)
                        .isPresent();
    }

    /** If this fails the mail comes again, which changes nothing. */
    private static void flag(Message message) {
        try {
            message.setFlag(Flags.Flag.FLAGGED, true);
        } catch (MessagingException gone) {
            LOG.warn("feedback.not-flagged failure={}", gone.getClass().getSimpleName());
        }
    }

    /** What a mail turned out to be. */
    public enum Kind {
        /** A wish to leave, with a token of ours. The consent table has the evidence, so the mail is deleted. */
        UNSUBSCRIBE(false),
        /** An address like ours with a token that is not: deleted, and nothing has changed. */
        FORGED(false),
        /** A failure reported to the envelope sender of a delivery. It stays. */
        BOUNCE(true),
        /** For a person to look at. It stays. */
        OTHER(true),
        /** It could not be read. It stays. */
        UNREADABLE(true);

        private final boolean kept;

        Kind(boolean kept) {
            this.kept = kept;
        }

        /** True if it stays in the mailbox, flagged; otherwise it is deleted. */
        public boolean kept() {
            return kept;
        }
    }
}
