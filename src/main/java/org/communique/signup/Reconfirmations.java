package org.communique.signup;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.communique.audience.Contact;
import org.communique.notice.Notice;
import org.communique.notice.NoticeKind;
import org.communique.notice.Notices;
import org.communique.store.Store;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks people who were signed up by others whether they want that: by a mail whose link is that of any confirmation. */
public final class Reconfirmations {

    /** How long the link in the mail is good for. */
    public static final Duration VALIDITY = Duration.ofDays(30);

    private static final String FORM = "reconfirmation";

    private final Applications applications;
    private final Offers offers;
    private final Notices notices;
    private final Tokens tokens;
    private final String baseUrl;

    /** What it stands on. */
    public record Rooms(Store store, Vault vault, Offers offers, Notices notices) {}

    /** @param baseUrl public address of the site, without a slash at the end */
    public Reconfirmations(Rooms rooms, String baseUrl, Clock clock) {
        this.applications = new Applications(rooms.store(), rooms.vault(), clock);
        this.offers = rooms.offers();
        this.notices = rooms.notices();
        this.tokens = new Tokens(rooms.vault());
        this.baseUrl = baseUrl;
    }

    /**
     * Owes the mail, as part of the transaction that {@code db} is in.
     *
     * @param lists ids; those that strangers may not join are left out
     * @return false if none is left: then nothing is asked
     */
    public boolean ask(JdbcClient db, Contact contact, List<Long> lists) {
        var rows = offers.byId(lists);
        if (rows.isEmpty()) return false;
        var names = offers.names(rows, contact.language());
        var uid = applications.ask(db, application(contact, rows, names), VALIDITY);
        var link = baseUrl + "/confirm/" + tokens.issue(uid, Tokens.Purpose.CONFIRM);
        notices.owe(
                db,
                new Notice(
                        NoticeKind.RECONFIRM,
                        contact.organisation(),
                        contact.address(),
                        contact.language(),
                        Map.of(Notice.LINK, link, "lists", names)));
        return true;
    }

    /** Topics and rhythm stay as they are: whoever waits for a list is somebody we know. */
    private static Application application(Contact contact, List<Offers.Row> rows, String names) {
        var language = contact.language().toLanguageTag();
        return new Application(
                contact.address().value(),
                language,
                List.of(language),
                List.of(),
                "instant",
                rows.stream().map(Offers.Row::id).toList(),
                "The person confirmed by the link of a mail: " + names,
                FORM,
                List.of());
    }
}
