package org.communique.web.desk.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.release.LedgerAudience;
import org.communique.render.Moments;
import org.communique.render.Numbers;
import org.communique.render.Phrases;
import org.communique.statement.Languages;
import org.communique.web.desk.plan.PlanPage.Choosing;
import org.communique.web.desk.plan.PlanPage.Tick;
import org.communique.web.desk.plan.PlanPages.Look;

/** What can be ticked, and what is. */
final class Options {

    /** Languages that are named beside a list; the others are added up. */
    private static final int SPLIT = 3;

    /** Past releases whose readers can be left out. */
    private static final int OUT = 8;

    private Options() {}

    static Choosing of(Look look, PlanForm form) {
        var choices = look.choices();
        return new Choosing(
                choices.lists().stream().map(it -> list(it, look, form)).toList(),
                choices.channels().stream()
                        .filter(it -> !it.equals("mail"))
                        .map(it -> new Tick(
                                it,
                                it.equals("feed") ? Phrases.get(look.spoken(), "desk.plan.site") : it,
                                "",
                                form.channels().contains(it)))
                        .toList(),
                choices.segments().stream()
                        .map(it -> new PlanPage.SegmentRow(it.id(), it.slug(), part(it.id(), form)))
                        .toList(),
                choices.lists().stream()
                        .map(it -> tick(
                                it.id(),
                                name(it, look),
                                form.narrowing().withoutLists().contains(it.id())))
                        .toList(),
                past(
                        look,
                        it -> form.reached()
                                .map(LedgerAudience::release)
                                .filter(id -> id == it)
                                .isPresent(),
                        Integer.MAX_VALUE),
                past(look, it -> form.narrowing().withoutRecipientsOf().contains(it), OUT),
                choices.letterheads().stream()
                        .map(it -> tick(
                                it.id(),
                                it.slug(),
                                form.letterhead().map(id -> id == it.id()).orElse(it.main())))
                        .toList());
    }

    /** The last so many, and those that are ticked. */
    private static List<Tick> past(Look look, LongPredicate on, int most) {
        var all = look.choices().past();
        return all.stream()
                .filter(it -> on.test(it.release()) || all.indexOf(it) < most)
                .map(it -> new Tick(
                        Long.toString(it.release()),
                        it.title().in(look.spoken(), List.of()),
                        Moments.day(it.at(), look.visit().zone(), look.spoken()),
                        on.test(it.release())))
                .toList();
    }

    private static PlanPage.ListRow list(ContactList it, Look look, PlanForm form) {
        var heads = look.choices().heads().on(it.id());
        return new PlanPage.ListRow(
                it.id(),
                name(it, look),
                Numbers.whole(look.spoken(), heads.people()),
                split(heads.byLanguage(), look.spoken()),
                it.kind() == ListKind.PRESS,
                form.addressed().contains(it.id()),
                form.press().contains(it.id()));
    }

    /** Such as "English 5,102, Nederlands 1,960, others 1,440". @param readers the most first */
    private static String split(Map<String, Long> readers, Locale spoken) {
        var most = List.copyOf(readers.entrySet());
        var said = new ArrayList<>(most.stream()
                .limit(SPLIT)
                .map(it -> Languages.ownName(Locale.forLanguageTag(it.getKey())) + " "
                        + Numbers.whole(spoken, it.getValue()))
                .toList());
        long others = most.stream().skip(SPLIT).mapToLong(Map.Entry::getValue).sum();
        if (others > 0) said.add(Phrases.get(spoken, "desk.plan.others", Numbers.whole(spoken, others)));
        return String.join(", ", said);
    }

    private static String part(long segment, PlanForm form) {
        if (form.narrowing().segments().contains(segment)) return "only";
        return form.narrowing().withoutSegments().contains(segment) ? "without" : "";
    }

    private static Tick tick(long id, String words, boolean on) {
        return new Tick(Long.toString(id), words, "", on);
    }

    private static String name(ContactList it, Look look) {
        return it.names().in(look.spoken(), look.visit().organisation().fallback());
    }
}
