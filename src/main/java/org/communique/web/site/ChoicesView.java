package org.communique.web.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.choices.Standing;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.statement.Languages;

/**
 * What a contact has chosen, in the words of her language. Plain strings, so that a template needs no logic; neither her address nor
 * her name is among them.
 *
 * @param slots one field for each language she reads and one more, with what it holds and may hold
 */
record ChoicesView(
        String organisation,
        List<Slot> slots,
        List<Tick> topics,
        String rhythm,
        String pausedUntil,
        Days days,
        List<Item> lists,
        boolean more) {

    private static final int FEWEST_SLOTS = 3;

    /** @param number from 1 */
    record Slot(int number, String value, List<Option> options) {}

    /** A language by its own name. */
    record Option(String value, String direction, String text) {}

    record Tick(String value, String text, boolean ticked) {}

    /** The earliest and the latest day of a pause, and what the form begins with. */
    record Days(String first, String last) {}

    /** @param wording of the consent, if she may join */
    record Item(String slug, String name, String way, String wording) {}

    static ChoicesView of(Standing standing, Locale language, LocalDate today) {
        var organisation = standing.organisation();
        var speaker = organisation.name(language);
        return new ChoicesView(
                speaker,
                slots(standing),
                standing.topics().stream()
                        .map(it -> new Tick(it.slug(), it.names().in(language, organisation.fallback()), it.ticked()))
                        .toList(),
                standing.rhythm(),
                standing.pausedUntil()
                        .map(it -> Moments.day(
                                it.atStartOfDay(organisation.zone()).toInstant(), organisation.zone(), language))
                        .orElse(""),
                new Days(today.plusDays(1).toString(), today.plusYears(1).toString()),
                standing.lists().stream()
                        .map(it -> item(it, it.names().in(language, organisation.fallback()), speaker, language))
                        .toList(),
                standing.more());
    }

    /** The words a person agrees to when she joins a list here: shown and kept from one place. */
    static String wording(Locale language, String list, String organisation) {
        return Phrases.get(language, "choices.consent", list, organisation);
    }

    private static Item item(Standing.Listed it, String name, String organisation, Locale language) {
        var wording = it.way() == Standing.Way.JOIN ? wording(language, name, organisation) : "";
        return new Item(it.slug(), name, it.way().name(), wording);
    }

    private static List<Slot> slots(Standing standing) {
        var options = standing.offered().stream()
                .map(it -> new Option(it.toLanguageTag(), Languages.direction(it), Languages.ownName(it)))
                .toList();
        int wanted = Math.max(FEWEST_SLOTS, standing.languages().size() + 1);
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < Math.min(wanted, options.size()); i++)
            slots.add(new Slot(
                    i + 1,
                    i < standing.languages().size()
                            ? standing.languages().get(i).toLanguageTag()
                            : "",
                    options));
        return slots;
    }
}
