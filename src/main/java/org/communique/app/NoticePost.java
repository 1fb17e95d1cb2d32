package org.communique.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import org.communique.delivery.Fault;
import org.communique.delivery.Outcome;
import org.communique.mail.SingleMail;
import org.communique.mail.SingleMails;
import org.communique.notice.Letter;
import org.communique.notice.Post;
import org.communique.notice.Sent;

/** Notices go the way of all mail: signed, through the relay. */
final class NoticePost implements Post, AutoCloseable {

    /** What no time mends by itself within minutes, such as a signature that is missing. */
    private static final Duration MENDING = Duration.ofMinutes(30);

    private final InUse<SingleMails> mails;
    private final Clock clock;

    NoticePost(SingleMails mails, Clock clock) {
        this.mails = new InUse<>(mails, SingleMails::close);
        this.clock = clock;
    }

    @Override
    public void carry(List<Letter> letters, BiConsumer<Letter, Sent> sent) {
        var byMail = new LinkedHashMap<SingleMail, Letter>();
        for (var it : letters) byMail.put(new SingleMail(it.uid(), it.from(), it.to(), it.mail(), it.datedAt()), it);
        mails.with(it -> it.carry(
                List.copyOf(byMail.keySet()), (mail, outcome) -> sent.accept(byMail.get(mail), sent(outcome))));
    }

    /** Takes another way from now on. */
    void over(SingleMails other) {
        mails.exchange(other);
    }

    @Override
    public void close() {
        mails.close();
    }

    private Sent sent(Outcome outcome) {
        return outcome.match(
                accepted -> new Sent.Accepted(),
                deferred -> new Sent.Later(deferred.retryAt()),
                this::refused,
                doubt -> new Sent.Later(doubt.retryAt()));
    }

    /** A refusal that is our own fault, or a policy of the day, is no verdict on the person: it goes again until it is too late. */
    private Sent refused(Outcome.Rejected it) {
        boolean ours = it.fault() == Fault.AUTHENTICATION || it.fault() == Fault.POLICY || it.fault() == Fault.FULL;
        return ours ? new Sent.Later(later()) : new Sent.Refused(it.reason());
    }

    private Instant later() {
        return clock.instant().plus(MENDING);
    }
}
