package org.communique.app;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.communique.audience.ContactIds;
import org.communique.audience.ContactKind;
import org.communique.audience.Enrolment;
import org.communique.choices.Pass;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Application;
import org.communique.presscontact.Details;
import org.communique.presscontact.LawfulBasis;
import org.communique.presscontact.PressContacts;
import org.communique.store.Json;
import org.communique.vault.Place;
import org.communique.vault.RowIds;
import org.communique.vault.Tokens.Purpose;

/** Has a house make a link of every kind for somebody who has had a public mail and one under embargo. */
final class LinkIds {

    private final TestHouse house;
    private final PressPost post;

    LinkIds(TestHouse house) {
        this.house = house;
        this.post = new PressPost(house, null);
    }

    /** What stands in her links. */
    Map<Purpose, byte[]> of(long contact) {
        var ids = new EnumMap<Purpose, byte[]>(Purpose.class);
        ids.put(Purpose.UNSUBSCRIBE, delivery(contact, "public"));
        ids.put(Purpose.ADVANCE, delivery(contact, "advance"));
        ids.put(Purpose.NOT_MY_BEAT, delivery(contact, "advance"));
        ids.put(Purpose.MOVED, delivery(contact, "advance"));
        ids.put(Purpose.PREFERENCES, name(contact));
        ids.put(Purpose.PRESS_REVIEW, name(contact));
        ids.put(Purpose.PRESS_REGISTER, moving(contact));
        ids.put(Purpose.CONFIRM, signup(contact));
        house.core.choices.requests().mail(new Pass(contact, false));
        ids.put(Purpose.MANAGE, mailed("/m/", Purpose.MANAGE));
        house.core.choices.moves().begin(new Pass(contact, true), "change" + contact + "@else.example");
        ids.put(Purpose.CHANGE_ADDRESS, mailed("/change/", Purpose.CHANGE_ADDRESS));
        return ids;
    }

    private byte[] name(long contact) {
        return new ContactIds(house.core.store, house.core.vault).name(contact).orElseThrow();
    }

    private byte[] delivery(long contact, String phase) {
        return house.core
                .store
                .read()
                .sql("""
                        SELECT d.id, x.salt FROM delivery d JOIN dispatch x ON x.id = d.dispatch
                        WHERE d.contact = :contact AND x.phase = :phase AND x.channel = 'mail'
                        """)
                .param("contact", contact)
                .param("phase", phase)
                .query((row, n) ->
                        new RowIds(house.core.vault).name(new RowIds.Row(row.getLong("id"), row.getLong("salt"))))
                .single();
    }

    /** She becomes an accredited press contact, and says that she has moved: the new address has to be confirmed. */
    private byte[] moving(long contact) {
        var core = house.core;
        var desk = core.journalists;
        var details = new Details("Herald", "", "", "", "");
        var person = new Enrolment.Newcomer(
                core.contacts.find(contact).orElseThrow().organisation(),
                core.contacts.card(contact).orElseThrow(),
                List.of(Locale.ENGLISH),
                ContactKind.PRESS);
        var entry = new PressContacts.Entry(person, details, LawfulBasis.CONSENT, AddressSource.HERSELF, Set.of());
        desk.contacts().add(entry, "test");
        desk.contacts().accredit(contact, house.clock.instant().plus(Duration.ofDays(90)), "test");
        var to = "press" + contact + "@else.example";
        var move = new Application(Locale.ENGLISH, "", to, details, List.of(Locale.ENGLISH), Set.of());
        desk.requests().move(desk.contacts().find(contact).orElseThrow(), move);
        desk.rounds().round();
        return core.store
                .read()
                .sql("SELECT uid FROM press_request WHERE contact = :contact AND state = 'unconfirmed'")
                .param("contact", contact)
                .query(byte[].class)
                .single();
    }

    /** A signup of her address for the list she is on, whose mail has gone out. */
    private byte[] signup(long contact) {
        var core = house.core;
        var uid = core.vault.random(16);
        var list = core.store
                .read()
                .sql("SELECT min(list) FROM subscription WHERE contact = :contact")
                .param("contact", contact)
                .query(Long.class)
                .single();
        var address = core.contacts.find(contact).orElseThrow().address().value();
        var form = Json.write(Map.of(
                "address",
                address,
                "language",
                "en",
                "languages",
                List.of("en"),
                "topics",
                List.of(),
                "rhythm",
                "instant",
                "lists",
                List.of(list),
                "wording",
                "I agree",
                "form",
                "subscribe",
                "contacts",
                List.of()));
        core.store.run(db -> db.sql("""
                        INSERT INTO signup (uid, state, sealed, at, expires_at) VALUES (:uid, 'asked', :sealed, :now, :end)
                        """)
                .param("uid", uid)
                .param("sealed", core.vault.seal(form, new Place("signup.sealed", uid)))
                .param("now", house.clock.millis())
                .param("end", house.clock.millis() + Duration.ofDays(1).toMillis())
                .update());
        return uid;
    }

    /** From the newest mail that has such a link. */
    private byte[] mailed(String path, Purpose purpose) {
        post.round();
        var link = Pattern.compile(path + "(v1\\.[\\w-]{44})");
        var tokens = post.letters.stream()
                .flatMap(it -> link.matcher(it.mail().text()).results())
                .map(it -> it.group(1))
                .toList();
        return house.core.tokens.read(tokens.get(tokens.size() - 1), purpose).orElseThrow();
    }
}
