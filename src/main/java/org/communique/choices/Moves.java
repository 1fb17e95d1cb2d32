package org.communique.choices;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.communique.audience.Address;
import org.communique.audience.Audit;
import org.communique.audience.Contact;
import org.communique.audience.Contacts;
import org.communique.audience.Identity;
import org.communique.notice.NoticeKind;
import org.communique.store.Store;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Another address for a contact, confirmed at both: the wish needs a fresh link, which only her mailbox has; the old address is told
 * at once and can stop it; and nothing changes before the new one confirms it. The only writer of {@code address_change}.
 */
public final class Moves {

    /** How long both links are good for. */
    public static final Duration VALIDITY = Duration.ofHours(24);

    /** Wishes of one contact a day: a slip of the pen can be mended, and nobody's mailbox is filled. */
    private static final int A_DAY = 3;

    private static final String WISH = "move";
    private static final String CONFIRM = "confirm";

    /** All that is counted of a contact. */
    static final List<String> KINDS = List.of(Requests.LINK, WISH + 0, WISH + 1, WISH + 2);

    private final Store store;
    private final Vault vault;
    private final Tokens tokens;
    private final Contacts contacts;
    private final Identity identity;
    private final Audit audit;
    private final Requests requests;
    private final OwnNotices notices;
    private final DailyMail daily;
    private final Clock clock;

    Moves(Choices.Rooms rooms, Requests requests, OwnNotices notices) {
        this.store = rooms.store();
        this.vault = rooms.vault();
        this.tokens = new Tokens(vault);
        this.contacts = new Contacts(store, vault);
        this.identity = new Identity(store, vault, rooms.clock());
        this.audit = rooms.audit();
        this.requests = requests;
        this.notices = notices;
        this.clock = rooms.clock();
        this.daily = new DailyMail(vault, clock);
    }

    /** What a link of a change is for. */
    public enum End {
        /** The new address confirms. */
        CONFIRM,
        /** The old address stops it. */
        STOP
    }

    /** A change that waits. */
    public record Waiting(long contact, End end) {

        /** A mask. */
        @Override
        public String toString() {
            return "[change]";
        }
    }

    /** What became of a button. */
    public enum Result {
        MOVED,
        STOPPED,
        /** Somebody else of the organisation has this address, or it must not be written to. Nothing was changed. */
        TAKEN,
        /** The link was used, or its day is over. */
        OVER
    }

    /**
     * Begins a change. The answer is the same whether the new address is known or not.
     *
     * @param pass a fresh one
     * @return false if what was typed is no address
     */
    public boolean begin(Pass pass, String typed) {
        if (!pass.fresh()) throw new IllegalArgumentException("an address is changed by a fresh link only");
        try {
            var address = new Address(typed);
            store.run(db -> contacts.find(pass.contact()).ifPresent(it -> begin(db, it, address)));
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private void begin(JdbcClient db, Contact contact, Address to) {
        boolean may = IntStream.range(0, A_DAY).anyMatch(n -> daily.allowed(db, WISH + n, contact.id()));
        if (!may) return;
        var confirm = vault.random(16);
        var stop = vault.random(16);
        keep(db, contact.id(), to, confirm, stop);
        notices.owe(db, NoticeKind.ADDRESS_TO_CHANGE, contact, path(stop));
        invite(db, contact, to, confirm);
    }

    /** Somebody we know already gets her own link instead, which tells her more than a link that cannot work. */
    private void invite(JdbcClient db, Contact contact, Address to, byte[] confirm) {
        var known = contacts.ids(to).stream()
                .flatMap(it -> contacts.find(it).stream())
                .filter(it -> it.organisation() == contact.organisation() && it.id() != contact.id())
                .findFirst();
        if (known.isPresent()) requests.mail(db, known.get().id());
        else if (!identity.silenced(db, contact.organisation(), to) && daily.allowed(db, CONFIRM, identity.code(to)))
            notices.owe(db, NoticeKind.CHANGE_ADDRESS, contact, to, path(confirm));
    }

    private void keep(JdbcClient db, long contact, Address to, byte[] confirm, byte[] stop) {
        db.sql("DELETE FROM address_change WHERE contact = :contact OR expires_at <= :now")
                .param("contact", contact)
                .param("now", clock.millis())
                .update();
        db.sql("""
                        INSERT INTO address_change (contact, confirm, stop, sealed, expires_at)
                        VALUES (:contact, :confirm, :stop, :sealed, :expires)
                        """)
                .param("contact", contact)
                .param("confirm", hash(confirm))
                .param("stop", hash(stop))
                .param("sealed", identity.seal(db, contact, to))
                .param("expires", clock.instant().plus(VALIDITY).toEpochMilli())
                .update();
    }

    /** The change a link is about; empty if it is not ours, was used, or its day is over. Changes nothing. */
    public Optional<Waiting> waiting(String token) {
        return tokens.read(token, Tokens.Purpose.CHANGE_ADDRESS).flatMap(id -> waiting(store.read(), hash(id)));
    }

    private Optional<Waiting> waiting(JdbcClient db, byte[] hash) {
        return db.sql("""
                        SELECT a.contact, CASE WHEN a.confirm = :hash THEN 'CONFIRM' ELSE 'STOP' END AS which
                        FROM address_change a JOIN keys.contact_key k ON k.contact = a.contact
                        WHERE (a.confirm = :hash OR a.stop = :hash) AND a.expires_at > :now AND k.wrapped IS NOT NULL
                        """)
                .param("hash", hash)
                .param("now", clock.millis())
                .query((row, n) -> new Waiting(row.getLong("contact"), End.valueOf(row.getString("which"))))
                .optional();
    }

    /** Does what a link is for: each works once. */
    public Result end(String token) {
        var id = tokens.read(token, Tokens.Purpose.CHANGE_ADDRESS);
        if (id.isEmpty()) return Result.OVER;
        return store.write(
                db -> waiting(db, hash(id.get())).map(it -> end(db, it)).orElse(Result.OVER));
    }

    private Result end(JdbcClient db, Waiting waiting) {
        var sealed = db.sql("DELETE FROM address_change WHERE contact = :contact RETURNING sealed")
                .param("contact", waiting.contact())
                .query(byte[].class)
                .single();
        var before = contacts.find(waiting.contact()).orElseThrow();
        if (waiting.end() == End.STOP) {
            Links.end(db, waiting.contact());
            return Result.STOPPED;
        }
        if (!identity.move(db, waiting.contact(), identity.open(db, waiting.contact(), sealed))) return Result.TAKEN;
        Links.end(db, waiting.contact());
        notices.owe(db, NoticeKind.ADDRESS_CHANGED, before, "");
        audit.add(
                db,
                new Audit.Entry(
                        "person",
                        "contact.address-changed",
                        before.organisation(),
                        "contact " + waiting.contact(),
                        "confirmed at both"));
        return Result.MOVED;
    }

    /** Forgets a change, as part of the transaction that {@code db} is in; returns how many rows. */
    static int forget(JdbcClient db, long contact) {
        return db.sql("DELETE FROM address_change WHERE contact = :contact")
                .param("contact", contact)
                .update();
    }

    private String path(byte[] id) {
        return "/change/" + tokens.issue(id, Tokens.Purpose.CHANGE_ADDRESS);
    }

    private byte[] hash(byte[] id) {
        return vault.blind("address change " + HexFormat.of().formatHex(id));
    }
}
