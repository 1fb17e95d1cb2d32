package org.communique.mail;

import java.time.Clock;
import org.communique.delivery.Fault;
import org.communique.delivery.Outcome;
import org.communique.smtp.SmtpResult;

/** What a result of the SMTP client means for a delivery. */
final class Judgement {

    private final Clock clock;

    Judgement(Clock clock) {
        this.clock = clock;
    }

    Outcome of(SmtpResult result, String recipient) {
        if (result instanceof SmtpResult.Replied it) return replied(it, recipient);
        if (result instanceof SmtpResult.Local it)
            return new Outcome.Rejected(it.enhanced() + " " + it.text(), fault(it.enhanced()));
        if (result instanceof SmtpResult.NotSent it && it.said().isPresent())
            return replied(it.said().get(), recipient);
        if (result instanceof SmtpResult.NotSent it) return new Outcome.Deferred(Mask.of(it.reason()), clock.instant());
        return new Outcome.Uncertain(Mask.of(((SmtpResult.InDoubt) result).reason()), clock.instant());
    }

    private Outcome replied(SmtpResult.Replied it, String recipient) {
        if (it.accepted()) return new Outcome.Accepted(it.code() + " " + Mask.of(it.text(), recipient));
        if (it.code() < 400)
            return new Outcome.Deferred("a reply that makes no sense here: " + it.code(), clock.instant());
        var reply = new Reply(it.code(), it.enhanced(), it.text(), phase(it.phase()));
        return outcome(reply, recipient);
    }

    /** The outcome of a refusal, with what it asks of us for the whole provider. */
    Outcome outcome(Reply reply, String recipient) {
        var verdict = Replies.verdict(reply, recipient);
        var reason = reply.code() + " " + verdict.masked();
        var reaction = Reactions.to(reply);
        return verdict.permanent()
                ? new Outcome.Rejected(reason, verdict.fault(), reply.code(), reply.enhanced(), reaction)
                : new Outcome.Deferred(reason, clock.instant(), verdict.fault(), reaction);
    }

    private static Fault fault(String enhanced) {
        return enhanced.startsWith("5.3.4") || enhanced.startsWith("5.6") ? Fault.CONTENT : Fault.OTHER;
    }

    private static Reply.Phase phase(SmtpResult.Phase phase) {
        return switch (phase) {
            case RSET, MAIL -> Reply.Phase.MAIL;
            case RCPT -> Reply.Phase.RCPT;
            case DATA, BDAT, DOT -> Reply.Phase.DATA;
        };
    }
}
