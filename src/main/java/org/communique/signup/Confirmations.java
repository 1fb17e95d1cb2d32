package org.communique.signup;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.ContactIds;
import org.communique.audience.Joiners;
import org.communique.store.Store;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The link of a confirmation mail. Looking changes nothing; confirming does, once, and says the same if it is done again. */
public final class Confirmations {

    private final Store store;
    private final Tokens tokens;
    private final Offers offers;
    private final Joiners joining;
    private final ContactIds contactIds;
    private final Applications applications;

    /** What it stands on. */
    public record Rooms(Store store, Vault vault, Offers offers, Joiners joining, ContactIds contactIds) {}

    public Confirmations(Rooms rooms, Clock clock) {
        this.store = rooms.store();
        this.tokens = new Tokens(rooms.vault());
        this.offers = rooms.offers();
        this.joining = rooms.joining();
        this.contactIds = rooms.contactIds();
        this.applications = new Applications(store, rooms.vault(), clock);
    }

    /** What a link is good for. It says nothing of the person. */
    public sealed interface Seen {

        /** Confirming subscribes to these lists. */
        record Open(Locale language, List<String> lists) implements Seen {}

        /** A link of ours that is too old. */
        record Expired() implements Seen {}

        /** None of ours. */
        record Nothing() implements Seen {}
    }

    /**
     * What a confirmation came to.
     *
     * @param lists       that she is on now
     * @param waiting     those that staff have to approve first
     * @param preferences paths of the pages with her choices, one in each organisation
     */
    public record Done(Locale language, List<String> lists, List<String> waiting, List<String> preferences) {

        public Done {
            lists = List.copyOf(lists);
            waiting = List.copyOf(waiting);
            preferences = List.copyOf(preferences);
        }
    }

    /** Looks at a link. */
    public Seen look(String token) {
        var uid = tokens.read(token, Tokens.Purpose.CONFIRM);
        if (uid.isEmpty()) return new Seen.Nothing();
        return applications
                .find(store.read(), uid.get())
                .map(applications::open)
                .<Seen>map(it -> new Seen.Open(it.page(), offers.namesOf(offers.byId(it.lists()), it.page())))
                .orElse(new Seen.Expired());
    }

    /** Confirms; empty if the link is none of ours, or too old. */
    public Optional<Done> confirm(String token) {
        return tokens.read(token, Tokens.Purpose.CONFIRM)
                .flatMap(uid -> store.write(db -> {
                    store.dialect().oneAtATime(db, Joiners.ONE_AT_A_TIME);
                    return applications.find(db, uid).map(it -> confirm(db, it));
                }))
                .map(this::done);
    }

    private Application confirm(JdbcClient db, Applications.Kept kept) {
        var application = applications.open(kept);
        if (kept.state() == Applications.State.CONFIRMED) return application;
        var contacts = new ArrayList<Long>();
        byOrganisation(application)
                .forEach((organisation, rows) -> joining.join(db, joiner(kept, application, organisation, rows))
                        .ifPresent(contacts::add));
        var confirmed = application.confirmed(contacts);
        if (!applications.confirmed(db, kept, confirmed))
            throw new IllegalStateException("a signup was confirmed twice at once: nothing was done twice");
        return confirmed;
    }

    private static Joiners.Joiner joiner(
            Applications.Kept kept, Application application, long organisation, List<Offers.Row> rows) {
        return new Joiners.Joiner(
                organisation,
                application.to(),
                application.choices(),
                rows.stream().map(Offers.Row::entry).toList(),
                application.agreed(),
                kept.network());
    }

    private LinkedHashMap<Long, List<Offers.Row>> byOrganisation(Application application) {
        var all = new LinkedHashMap<Long, List<Offers.Row>>();
        for (var it : offers.byId(application.lists()))
            all.computeIfAbsent(it.organisation(), organisation -> new ArrayList<>())
                    .add(it);
        return all;
    }

    /** Of lists that are offered still; an organisation that may never write to her is passed over in silence. */
    private Done done(Application application) {
        var rows = offers.byId(application.lists());
        var page = application.page();
        return new Done(
                page,
                offers.namesOf(rows.stream().filter(it -> !it.approved()).toList(), page),
                offers.namesOf(rows.stream().filter(Offers.Row::approved).toList(), page),
                application.contacts().stream()
                        .flatMap(it -> contactIds.name(it).stream())
                        .map(it -> "/p/" + tokens.issue(it, Tokens.Purpose.PREFERENCES))
                        .toList());
    }
}
