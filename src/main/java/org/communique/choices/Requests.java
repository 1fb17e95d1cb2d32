package org.communique.choices;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.communique.audience.Address;
import org.communique.audience.Contacts;
import org.communique.form.Quota;
import org.communique.notice.NoticeKind;
import org.communique.store.Store;
import org.communique.vault.Place;
import org.communique.vault.SealedColumn;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * "Mail me my link". Whoever asks gets one answer, after the same work: the address is laid down, known or not, and looked up
 * afterwards, out of band. The only writer of {@code link_request}.
 */
public final class Requests {

    /** Organisations that answer one request at most: each writes a mail of its own, and names only itself. */
    static final int MOST_MAILS = 5;

    /** That wait at most; the answer of a {@link #round} takes thousands a minute. */
    static final int MOST_WAITING = 10_000;

    /** What this table keeps sealed, for a moment. */
    public static final SealedColumn SEALED = SealedColumn.of("link_request", "sealed", "uid", "link_request.sealed");

    private static final int AT_ONCE = 100;

    /** Requests an hour. */
    private static final int FROM_A_NETWORK = 30;

    private static final int FROM_EVERYBODY = 3_600;
    static final String LINK = "link";

    private final Store store;
    private final Vault vault;
    private final Contacts contacts;
    private final Links links;
    private final OwnNotices notices;
    private final DailyMail daily;
    private final Quota quota;
    private final Clock clock;

    Requests(Choices.Rooms rooms, Links links, OwnNotices notices) {
        this.store = rooms.store();
        this.vault = rooms.vault();
        this.contacts = new Contacts(store, vault);
        this.links = links;
        this.notices = notices;
        this.clock = rooms.clock();
        this.daily = new DailyMail(vault, clock);
        this.quota = new Quota(clock);
    }

    /**
     * Takes a request.
     *
     * @param typed    what stood in the field
     * @param language of the form
     * @param network  what is left of the IP address it came from
     * @return false if that is no address; true whatever comes of it
     */
    public boolean ask(String typed, Locale language, String network) {
        Address address;
        try {
            address = new Address(typed);
        } catch (IllegalArgumentException none) {
            return false;
        }
        if (quota.take("n " + network, FROM_A_NETWORK) && quota.take("", FROM_EVERYBODY))
            store.run(db -> lay(db, address, language));
        return true;
    }

    private void lay(JdbcClient db, Address address, Locale language) {
        var uid = vault.random(16);
        db.sql("""
                        INSERT INTO link_request (uid, sealed, language, at)
                        SELECT :uid, :sealed, :language, :now WHERE (SELECT count(*) FROM link_request) < :most
                        """)
                .param("uid", uid)
                .param("sealed", vault.seal(address.value(), place(uid)))
                .param("language", language.toLanguageTag())
                .param("now", clock.millis())
                .param("most", MOST_WAITING)
                .update();
    }

    /** Looks up who has asked and owes the mails. Call it again and again. @return how many requests were answered */
    public int round() {
        int done = 0;
        for (var some = waiting(); !some.isEmpty(); some = waiting()) {
            for (var it : some) store.run(db -> answer(db, it));
            done += some.size();
        }
        return done;
    }

    private record Waiting(long id, byte[] uid, byte[] sealed) {}

    private List<Waiting> waiting() {
        return store.read()
                .sql("SELECT id, uid, sealed FROM link_request ORDER BY id LIMIT " + AT_ONCE)
                .query((row, n) -> new Waiting(row.getLong("id"), row.getBytes("uid"), row.getBytes("sealed")))
                .list();
    }

    /** Whoever deletes the row answers it: two nodes never both do. */
    private void answer(JdbcClient db, Waiting it) {
        int taken = db.sql("DELETE FROM link_request WHERE id = :id")
                .param("id", it.id())
                .update();
        if (taken == 0) return;
        daily.forget(db);
        contacts.ids(new Address(vault.open(it.sealed(), place(it.uid())))).stream()
                .limit(MOST_MAILS)
                .forEach(contact -> mail(db, contact));
    }

    /** The same for somebody who holds a link of a mail: to the address we have, at most once a day. */
    public void mail(Pass pass) {
        store.run(db -> mail(db, pass.contact()));
    }

    /** As part of a transaction; nothing for somebody we must not write to, or who had one today. */
    void mail(JdbcClient db, long contact) {
        if (notices.silenced(db, contact)) return;
        contacts.find(contact)
                .filter(it -> daily.allowed(db, LINK, contact))
                .ifPresent(it -> notices.owe(db, NoticeKind.LINK, it, "/m/" + links.issue(db, contact)));
    }

    private static Place place(byte[] uid) {
        return new Place("link_request.sealed", uid);
    }
}
