package org.communique.choices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.audience.Audit;
import org.communique.audience.Contacts;
import org.communique.audience.Erasure;
import org.communique.audience.Identity;
import org.communique.audience.Keep;
import org.communique.notice.NoticeKind;
import org.communique.store.Json;
import org.communique.store.Store;

/** What somebody may know and mend of her own data, by a fresh link. */
public final class Personal {

    /** Letters of a name at most. */
    static final int LONGEST_NAME = 200;

    private final Store store;
    private final Contacts contacts;
    private final Identity identity;
    private final Audit audit;
    private final Erasure erasure;
    private final OwnNotices notices;
    private final List<Holding> holdings;
    private final Clock clock;

    Personal(Choices.Rooms rooms, OwnNotices notices, List<Holding> holdings) {
        this.store = rooms.store();
        this.contacts = new Contacts(store, rooms.vault());
        this.identity = new Identity(store, rooms.vault(), rooms.clock());
        this.audit = rooms.audit();
        this.erasure = rooms.erasure();
        this.notices = notices;
        this.clock = rooms.clock();
        this.holdings = new ArrayList<>(HeldRows.all(store));
        this.holdings.addAll(holdings);
    }

    /**
     * Corrects the name.
     *
     * @return false if it is too long or holds a control character; nothing is changed then
     */
    public boolean rename(Pass pass, String name) {
        fresh(pass);
        var written = name.strip();
        if (written.length() > LONGEST_NAME || written.chars().anyMatch(it -> it < ' ' || it == 127)) return false;
        store.run(db -> identity.rename(db, pass.contact(), written));
        return true;
    }

    /** All that we have of her, as JSON; the manual says what each word means. That it was asked for is written down. */
    public String export(Pass pass) {
        fresh(pass);
        return export(pass.contact(), "person");
    }

    /** The same, handed to her by staff. @param by actor, as in {@link Audit.Entry} */
    public String export(long number, String by) {
        var card = contacts.card(number).orElseThrow();
        var contact = contacts.find(number).orElseThrow();
        var all = new LinkedHashMap<String, Object>();
        all.put("format", "communique-contact-1");
        all.put("exportedAt", clock.instant().toString());
        all.put("address", card.address().value());
        all.put("name", card.name());
        all.put("fields", card.fields());
        all.putAll(held(number));
        store.run(db -> audit.add(
                db, new Audit.Entry(by, "contact.exported", contact.organisation(), "contact " + number, "")));
        return Json.write(all);
    }

    /** What we have of her beside her card, by part of the file: no name and no address, but for what a mail server has replied. */
    public Map<String, List<Map<String, Object>>> held(long number) {
        var held = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (var it : holdings) held.put(it.name(), it.of(number));
        return held;
    }

    /**
     * Erases her, and mails her that it is done: the last mail, to an address that is remembered nowhere but in that mail.
     *
     * @param kept how long the code of her address stays, so that nobody enters it again: {@code nothing}, {@code year}, else for good
     */
    public void erase(Pass pass, String kept) {
        fresh(pass);
        var contact = contacts.find(pass.contact()).orElseThrow();
        erasure.erase(pass.contact(), "person", keep(kept), db -> notices.owe(db, NoticeKind.ERASED, contact, ""));
    }

    private static Keep keep(String word) {
        return switch (word) {
            case "nothing" -> new Keep(0);
            case "year" -> new Keep(1);
            default -> Keep.forEver();
        };
    }

    private static void fresh(Pass pass) {
        if (!pass.fresh()) throw new IllegalArgumentException("this needs a fresh link");
    }
}
