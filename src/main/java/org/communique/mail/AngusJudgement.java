package org.communique.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import org.communique.delivery.Outcome;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What an exception of Angus means for a mail. */
final class AngusJudgement {

    private final Judgement judgement;
    private final Clock clock;

    AngusJudgement(Clock clock) {
        this.judgement = new Judgement(clock);
        this.clock = clock;
    }

    /** The reply stands in the innermost exception; without one the connection failed, which passes. */
    Outcome outcome(MessagingException failed, String recipient) {
        for (Exception cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException it && refused(it.getReturnCode()))
                return judged(it.getReturnCode(), it, Reply.Phase.RCPT, recipient);
            if (cause instanceof SMTPSenderFailedException it && refused(it.getReturnCode()))
                return judged(it.getReturnCode(), it, Reply.Phase.MAIL, recipient);
            if (cause instanceof SMTPSendFailedException it
                    && it.getNextException() == null
                    && refused(it.getReturnCode())) return judged(it.getReturnCode(), it, Reply.Phase.DATA, recipient);
        }
        return new Outcome.Deferred("no connection: " + Mask.of(String.valueOf(failed.getMessage())), clock.instant());
    }

    private Outcome judged(int code, MessagingException reply, Reply.Phase phase, String recipient) {
        return judgement.outcome(new Reply(code, "", String.valueOf(reply.getMessage()), phase), recipient);
    }

    private static boolean refused(int code) {
        return code >= 400 && code <= 599;
    }

    private static Exception next(Exception cause) {
        return cause instanceof MessagingException it ? it.getNextException() : null;
    }
}
