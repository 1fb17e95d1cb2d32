package org.communique.statement;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.communique.store.Seen;

/**
 * Who speaks: the secretariat or a member organisation.
 *
 * @param fallback languages offered to a contact whose own has no edition, first choice first; at least one
 * @param sender   address its mail comes from, on the main letterhead
 * @param postal   postal address on the main letterhead; may be empty
 */
public record Organisation(
        long id,
        String slug,
        Localized names,
        ZoneId zone,
        List<Locale> fallback,
        String sender,
        PressDesk press,
        String postal) {

    /** Whom journalists call. The phone may be empty. */
    public record PressDesk(String address, String phone) {}

    /** What it says of itself; the languages are the fallback chain. */
    public record Profile(Localized names, ZoneId zone, List<Locale> fallback, PressDesk press) {

        /** Names it: whoever changes it says by this what she has looked at. */
        public String seen() {
            return Seen.of(this);
        }
    }

    public Organisation {
        fallback = List.copyOf(fallback);
        if (fallback.isEmpty()) throw new IllegalArgumentException("name at least one fallback language");
    }

    /** What it says of itself now. */
    public Profile profile() {
        return new Profile(names, zone, fallback, press);
    }

    /** The same organisation, saying something else of itself. */
    public Organisation with(Profile profile) {
        return new Organisation(
                id, slug, profile.names(), profile.zone(), profile.fallback(), sender, profile.press(), postal);
    }

    /** The same organisation as it writes on a letterhead: with the sender and the postal address of that. */
    public Organisation on(Letterhead letterhead) {
        var sent = letterhead.identity().sender();
        return new Organisation(
                id, slug, names, zone, fallback, sent, press, letterhead.paper().postal());
    }

    /** The organisation's name as readers of {@code language} know it. */
    public String name(Locale language) {
        return names.in(language, fallback);
    }

    /**
     * The edition for a reader: her own language, else the same language without region, else the fallback chain.
     * No other language is ever guessed (a Ukrainian reader gets no Russian text unless the organisation says so).
     *
     * @return empty if no edition fits
     */
    public Optional<Locale> editionFor(Locale wanted, Set<Locale> available) {
        return editionFor(List.of(wanted), available);
    }

    /** The same for a reader of several languages, first choice first: the first of hers that has an edition. */
    public Optional<Locale> editionFor(List<Locale> wanted, Set<Locale> available) {
        return wanted.stream()
                .flatMap(it -> own(it, available).stream())
                .findFirst()
                .or(() -> fallback.stream().filter(available::contains).findFirst());
    }

    private static Optional<Locale> own(Locale wanted, Set<Locale> available) {
        if (available.contains(wanted)) return Optional.of(wanted);
        var broader = new Locale.Builder()
                .setLanguage(wanted.getLanguage())
                .setScript(wanted.getScript())
                .build();
        return Optional.of(broader).filter(available::contains);
    }
}
