package org.communique.mail;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.communique.delivery.Channel;
import org.communique.delivery.Load;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.render.UnfilledSlot;

/**
 * Mail that goes nowhere: every mail is composed and signed as {@link MailChannel} does it, weighed and forgotten. What could not
 * have gone out is counted and not answered with a rejection, so that one fault does not hide the next.
 */
public final class NullLane implements Channel {

    private final Map<String, Scales> byEdition = new ConcurrentSkipListMap<>();
    private final Stamper stamper;
    private final int hands;

    /** @param hands threads that compose and sign, 1 or more */
    public NullLane(Stamp stamp, int hands) {
        this.stamper = new Stamper(stamp);
        this.hands = hands;
    }

    /** What the mails weighed so far, by edition. */
    public List<Weight> weights() {
        return byEdition.entrySet().stream()
                .map(it -> it.getValue().weight(it.getKey()))
                .toList();
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Reach plan() {
        return Reach.EACH_CONTACT;
    }

    @Override
    public Outcome deliver(Parcel parcel) {
        var edition = parcel.editions().get(0).rendered().language().toLanguageTag();
        var scales = byEdition.computeIfAbsent(edition, it -> new Scales());
        try {
            scales.add(stamper.bytes(parcel).length, stamper.htmlSize(parcel));
        } catch (OversizedMail | UnfilledSlot cannotGoOut) {
            scales.refuse(cannotGoOut.getMessage());
        }
        return new Outcome.Accepted("rehearsed");
    }

    @Override
    public void carry(Load load) {
        Crew.work(hands, number -> {
            for (var parcel = load.take(); parcel.isPresent(); parcel = load.take())
                load.settle(parcel.get(), deliver(parcel.get()));
        });
    }

    @Override
    public void close() {
        // nothing is open
    }

    /** The scales of one edition, for several threads. */
    private static final class Scales {

        private final Map<String, Long> refused = new ConcurrentSkipListMap<>();
        private long mails;
        private long bytes;
        private int largest;
        private int html;

        synchronized void add(int size, int htmlSize) {
            mails++;
            bytes += size;
            largest = Math.max(largest, size);
            html = Math.max(html, htmlSize);
        }

        void refuse(String why) {
            refused.merge(why, 1L, Long::sum);
        }

        synchronized Weight weight(String edition) {
            return new Weight(edition, mails, bytes, largest, html, refused);
        }
    }
}
