package org.communique.signup;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.ContactIds;
import org.communique.audience.Joiners;
import org.communique.notice.Notice;
import org.communique.notice.NoticeKind;
import org.communique.notice.Notices;
import org.communique.store.Store;
import org.communique.vault.SealBroken;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at forms that came in and owes at most one mail for each: please confirm, or: you are on these lists already. */
public final class Admission {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private static final int AT_ONCE = 200;

    private final Store store;
    private final Tokens tokens;
    private final Rooms rooms;
    private final SignupSettings settings;
    private final Alarm alarm;
    private final Applications applications;
    private final MailLimits limits;

    /** What it stands on. */
    public record Rooms(
            Store store, Vault vault, Offers offers, Joiners joining, ContactIds contactIds, Notices notices) {}

    public Admission(Rooms rooms, SignupSettings settings, Alarm alarm, Clock clock) {
        this.store = rooms.store();
        this.tokens = new Tokens(rooms.vault());
        this.rooms = rooms;
        this.settings = settings;
        this.alarm = alarm;
        this.applications = new Applications(store, rooms.vault(), clock);
        this.limits = new MailLimits(store, settings.mailsPerHour(), clock);
    }

    /** Looks at all that came in; what is more than may go out now waits. Costs one read if there is nothing. */
    public void round() {
        while (applications.due()) if (store.write(this::some) < AT_ONCE) return;
    }

    /** How many it has dealt with. */
    private int some(JdbcClient db) {
        applications.forget(db);
        limits.forget(db);
        var received = applications.received(db, AT_ONCE);
        int room = limits.room(db);
        int mails = 0;
        int done = 0;
        for (var it : received) {
            if (mails >= room) {
                alarm.raise(
                        "more signup forms than mails may go out for them: they wait for an hour and are dropped then");
                break;
            }
            if (admit(db, it)) mails++;
            done++;
        }
        if (mails > 0) limits.used(db, mails);
        return done;
    }

    /** Whether a mail is owed. Each way ends with the row asked or gone. */
    private boolean admit(JdbcClient db, Applications.Kept kept) {
        var application = opened(kept);
        if (application.isEmpty()) {
            applications.drop(db, kept);
            return false;
        }
        return admit(db, kept, application.get());
    }

    /** One that cannot be opened, such as after a change of the key, must not keep the others. */
    private Optional<Application> opened(Applications.Kept kept) {
        try {
            return Optional.of(applications.open(kept));
        } catch (SealBroken lost) {
            LOG.error("signup.lost cause=seal-broken");
            return Optional.empty();
        }
    }

    private boolean admit(JdbcClient db, Applications.Kept kept, Application application) {
        var notice = notice(db, kept, application);
        boolean owed = notice.isPresent() && limits.allowed(db, rooms.joining().blind(application.to()));
        if (owed) rooms.notices().owe(db, notice.get());
        if (owed && notice.get().kind() == NoticeKind.CONFIRM) applications.asked(db, kept, settings.validity());
        else applications.drop(db, kept);
        return owed;
    }

    /** Empty if every organisation was asked never to write to the address, or the lists are gone. */
    private Optional<Notice> notice(JdbcClient db, Applications.Kept kept, Application application) {
        var fresh = new ArrayList<Offers.Row>();
        var already = new ArrayList<Offers.Row>();
        var contacts = new ArrayList<Long>();
        for (var row : rooms.offers().byId(application.lists())) {
            var standing = rooms.joining().standing(db, row.organisation(), application.to());
            if (standing.unwanted()) continue;
            standing.contact().ifPresent(contacts::add);
            (standing.lists().contains(row.id()) ? already : fresh).add(row);
        }
        if (!fresh.isEmpty())
            return Optional.of(notice(
                    NoticeKind.CONFIRM,
                    application,
                    fresh,
                    "/confirm/" + tokens.issue(kept.uid(), Tokens.Purpose.CONFIRM)));
        return contacts.stream()
                .findFirst()
                .flatMap(rooms.contactIds()::name)
                .map(name -> notice(
                        NoticeKind.ALREADY_SUBSCRIBED,
                        application,
                        already,
                        "/p/" + tokens.issue(name, Tokens.Purpose.PREFERENCES)));
    }

    private Notice notice(NoticeKind kind, Application application, List<Offers.Row> lists, String path) {
        var names = rooms.offers().names(lists, application.page());
        return new Notice(
                kind,
                lists.get(0).organisation(),
                application.to(),
                application.page(),
                Map.of(Notice.LINK, settings.baseUrl() + path, "lists", names));
    }
}
