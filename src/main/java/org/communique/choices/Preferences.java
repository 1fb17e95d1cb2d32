package org.communique.choices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.Chosen;
import org.communique.audience.Consent;
import org.communique.audience.Subscriptions;
import org.communique.audience.Subscriptions.Offer;
import org.communique.audience.WayOut;
import org.communique.audience.Wishes;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.statement.Topics;
import org.communique.store.Store;

/**
 * What a contact has chosen, and changes of it, each in one transaction. A link of a mail may take away and narrow, and join a list
 * of the public that she has never left; whatever could be done against her will by somebody a mail was passed on to needs a fresh one.
 */
public final class Preferences {

    private final Store store;
    private final Organisations organisations;
    private final Topics topics;
    private final Subscriptions subscriptions;
    private final Wishes wishes;
    private final Clock clock;

    Preferences(Choices.Rooms rooms) {
        this.store = rooms.store();
        this.organisations = new Organisations(store);
        this.topics = new Topics(store);
        this.subscriptions = rooms.subscriptions();
        this.wishes = new Wishes(store);
        this.clock = rooms.clock();
    }

    /**
     * Where a contact stands.
     *
     * @param spoken languages that the site speaks: offered beside those of the organisation and her own
     * @return empty if she has been erased since
     */
    public Optional<Standing> of(Pass pass, List<Locale> spoken) {
        return wishes.of(pass.contact()).map(it -> standing(pass, it, spoken));
    }

    private Standing standing(Pass pass, Chosen chosen, List<Locale> spoken) {
        var organisation = organisation(pass);
        var offers = subscriptions.offers(pass.contact());
        boolean member = offers.stream().anyMatch(Offer::on);
        return new Standing(
                organisation,
                chosen.languages(),
                offered(organisation, chosen.languages(), spoken),
                topics(chosen.topics()),
                chosen.rhythm().code(),
                pausedUntil(chosen, organisation),
                offers.stream()
                        .filter(it -> pass.fresh() || it.shown())
                        .flatMap(it -> way(it, pass.fresh(), member).stream()
                                .map(way -> new Standing.Listed(
                                        it.list().slug(), it.list().names(), way)))
                        .toList(),
                !pass.fresh() && offers.stream().anyMatch(it -> it.on() && !it.shown()));
    }

    /** A pause that is over is none. */
    private Optional<LocalDate> pausedUntil(Chosen chosen, Organisation organisation) {
        return chosen.pausedUntil()
                .filter(it -> it.isAfter(clock.instant()))
                .map(it -> LocalDate.ofInstant(it, organisation.zone()));
    }

    private static Optional<Standing.Way> way(Offer offer, boolean fresh, boolean member) {
        if (offer.on()) return Optional.of(Standing.Way.LEAVE);
        if (!offer.shown() || !offer.open()) return Optional.empty();
        if (fresh || member && offer.state().isEmpty()) return Optional.of(Standing.Way.JOIN);
        return Optional.of(offer.state().equals("pending") ? Standing.Way.WAIT : Standing.Way.JOIN_FRESH);
    }

    private List<Standing.Topic> topics(Set<String> chosen) {
        var all = new ArrayList<Standing.Topic>();
        var named = topics.all();
        named.forEach((slug, names) -> all.add(new Standing.Topic(slug, names, chosen.contains(slug))));
        chosen.stream()
                .filter(it -> !named.containsKey(it))
                .sorted()
                .forEach(it -> all.add(new Standing.Topic(it, Localized.same(it.replace('-', ' ')), true)));
        return all;
    }

    private static List<Locale> offered(Organisation organisation, List<Locale> hers, List<Locale> spoken) {
        var all = new LinkedHashSet<>(hers);
        all.addAll(organisation.fallback());
        all.addAll(spoken);
        return List.copyOf(all);
    }

    /** Replaces what she has chosen; all of it or nothing. */
    public Choosing choose(Pass pass, Wanted wanted, List<Locale> spoken) {
        var standing = of(pass, spoken);
        if (standing.isEmpty()) return Choosing.NOT_OFFERED;
        var reading = new Reading(standing.get(), wanted, clock.instant());
        if (reading.fault().isPresent()) return reading.fault().get();
        var chosen = reading.chosen(wishes.of(pass.contact()).flatMap(Chosen::pausedUntil));
        boolean kept = store.write(db -> wishes.choose(db, pass.contact(), chosen));
        return kept ? Choosing.SAVED : Choosing.NOT_OFFERED;
    }

    /**
     * Joins a list of the public.
     *
     * @param wording what stood beside the button, exactly
     * @return false if this link does not allow it, or she is on it
     */
    public boolean join(Pass pass, String list, Wording wording) {
        return offer(pass, list, Standing.Way.JOIN)
                .map(it -> new Consent(
                        it.list().id(),
                        pass.contact(),
                        Consent.Event.GIVEN,
                        new Consent.Wording(wording.language(), wording.text(), "preferences"),
                        "page"))
                .map(it -> store.write(db -> subscriptions.join(db, it, pass.fresh())))
                .orElse(false);
    }

    /**
     * The exact words.
     *
     * @param language BCP 47 tag
     */
    public record Wording(String language, String text) {}

    /** Leaves one list. @return false if she is not on it, or this link does not name it */
    public boolean leave(Pass pass, String list) {
        return offer(pass, list, Standing.Way.LEAVE)
                .map(it -> subscriptions.unsubscribe(
                                pass.contact(), List.of(it.list().id()), WayOut.CHOICES)
                        == 1)
                .orElse(false);
    }

    /** Leaves every list, also those that this link does not name. */
    public void leaveAll(Pass pass) {
        subscriptions.leave(pass.contact(), WayOut.CHOICES);
    }

    private Optional<Offer> offer(Pass pass, String slug, Standing.Way way) {
        var offers = subscriptions.offers(pass.contact());
        boolean member = offers.stream().anyMatch(Offer::on);
        return offers.stream()
                .filter(it -> it.list().slug().equals(slug) && (pass.fresh() || it.shown()))
                .filter(it -> way(it, pass.fresh(), member).equals(Optional.of(way)))
                .findFirst();
    }

    private Organisation organisation(Pass pass) {
        long id = store.read()
                .sql("SELECT organisation FROM contact WHERE id = :contact")
                .param("contact", pass.contact())
                .query(Long.class)
                .single();
        return organisations.byId(id);
    }
}
