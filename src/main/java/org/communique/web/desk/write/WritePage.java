package org.communique.web.desk.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.checks.Checks;
import org.communique.difference.Difference;
import org.communique.drafting.AtDesk;
import org.communique.drafting.DraftFile;
import org.communique.drafting.DraftText;
import org.communique.drafting.EditionState;
import org.communique.drafting.Finishing;
import org.communique.drafting.Saving;
import org.communique.drafting.Writing;
import org.communique.render.Phrases;
import org.communique.signin.User;
import org.communique.signin.Users;
import org.communique.staff.Permission;
import org.communique.statement.Kind;
import org.communique.statement.Languages;
import org.communique.web.desk.CheckWords;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.DraftDesk;
import org.communique.workspace.PlanDesk;
import org.communique.workspace.ProofDesk;
import org.springframework.stereotype.Component;

/** What the page of an edition shows. */
@Component
class WritePage {

    private final Desks desks;
    private final Users users;

    WritePage(Desks desks, Users users) {
        this.desks = desks;
        this.users = users;
    }

    /** A language at the top. @param here whether it is the one that is open */
    record Tab(String tag, String name, String direction, String href, String state, boolean here) {}

    String href(Visit visit, String key, Locale language) {
        return visit.path("/statements/" + key + "?language=" + language.toLanguageTag());
    }

    Map<String, Object> model(Visit visit, DraftDesk.Open open, Locale language, Told told) {
        var writing = open.writing();
        var now = open.in(language);
        var model = new HashMap<String, Object>();
        model.put("edition", now);
        model.put("text", now.text());
        model.put("revision", now.revision());
        model.put("checks", checks(visit, open, now));
        addPlace(model, visit, writing, language);
        addSteps(model, visit, writing);
        model.put("wanted", writing.key());
        model.put("tabs", tabs(visit, open, language));
        model.put("addable", addable(visit, open));
        model.put("slug", Finishing.slug(writing, now.text()));
        model.put("issue", writing.kind() == Kind.ISSUE);
        model.put("kept", now.at().map(it -> Clocks.second(visit, it)).orElse(""));
        model.put(
                "taken",
                now.takenIn().map(it -> body(now.text(), DraftText.of(it))).orElse(List.of()));
        addSource(model, open, now);
        addPeople(model, visit, writing, now);
        addTold(model, visit, told);
        return model;
    }

    /** What of it a script swaps once it has kept a text. */
    Map<String, Object> kept(Visit visit, DraftDesk.Open open, Locale language) {
        var now = open.in(language);
        return Map.of(
                "edition", now,
                "text", now.text(),
                "revision", now.revision(),
                "tabs", tabs(visit, open, language),
                "kept", now.at().map(it -> Clocks.second(visit, it)).orElse(""),
                "checks", checks(visit, open, now));
    }

    private List<CheckWords.Line> checks(Visit visit, DraftDesk.Open open, AtDesk now) {
        var ask = new ProofDesk.Ask(open.writing().key(), now.language(), Optional.empty());
        var proofed = desks.proofs().proof(visit.actor(), visit.of(), ask);
        var text = now.text();
        var words = new CheckWords(visit.user().language());
        var lines = new ArrayList<>(words.of(
                new Checks.Text(text.title(), text.summary(), text.body()),
                proofed.galley().rendered(),
                text.files().stream().anyMatch(DraftFile::undescribed)));
        lines.addAll(words.stale(in(open, EditionState.STALE)));
        lines.addAll(words.missing(in(open, EditionState.MISSING)));
        return lines;
    }

    private static List<Locale> in(DraftDesk.Open open, EditionState state) {
        return open.editions().values().stream()
                .filter(it -> it.state() == state)
                .map(AtDesk::language)
                .toList();
    }

    private static void addPlace(Map<String, Object> model, Visit visit, Writing writing, Locale language) {
        model.put("key", writing.key());
        model.put("kind", writing.kind().code());
        model.put("at", visit.path("/statements/" + writing.key()));
        model.put("all", visit.path("/statements"));
        model.put("convert", visit.path("/convert"));
        model.put("tag", language.toLanguageTag());
        model.put("direction", Languages.direction(language));
        model.put("sender", visit.organisation().name(language));
    }

    /** Where it goes on from here, as far as it has come; empty addresses for what is not there yet. */
    private void addSteps(Map<String, Object> model, Visit visit, Writing writing) {
        boolean sees =
                visit.actor().may(Permission.RELEASE_READ, visit.organisation().id());
        var releases =
                sees ? desks.plans().course(visit.actor(), visit.of(), writing.key()) : new PlanDesk.Course(0, 0);
        model.put("approval", releases.latest() == 0 ? "" : visit.path("/releases/" + releases.latest() + "/review"));
        model.put("report", releases.decided() == 0 ? "" : visit.path("/releases/" + releases.decided()));
    }

    private List<Tab> tabs(Visit visit, DraftDesk.Open open, Locale here) {
        var all = open.editions().containsKey(here)
                ? open.editions().values().stream()
                : Stream.concat(open.editions().values().stream(), Stream.of(AtDesk.missing(here)));
        return all.map(it -> new Tab(
                        it.language().toLanguageTag(),
                        Languages.ownName(it.language()),
                        Languages.direction(it.language()),
                        href(visit, open.writing().key(), it.language()),
                        it.state().code(),
                        it.language().equals(here)))
                .toList();
    }

    private static List<Choice> addable(Visit visit, DraftDesk.Open open) {
        return Choice.languages(visit.organisation(), visit.user().language()).stream()
                .filter(it -> !open.editions().containsKey(Locale.forLanguageTag(it.value())))
                .toList();
    }

    /** The text it is translated from, and what has changed there; nothing for the source itself. */
    private static void addSource(Map<String, Object> model, DraftDesk.Open open, AtDesk now) {
        var source = open.in(open.writing().source());
        var words = source.text().words();
        boolean stale = now.state() == EditionState.STALE;
        model.put("source", now.state() == EditionState.SOURCE ? Optional.empty() : Optional.of(words));
        model.put("sourceTag", source.language().toLanguageTag());
        model.put("sourceDirection", Languages.direction(source.language()));
        model.put("changes", stale ? Difference.of(whole(now.seen()), whole(words)) : List.of());
    }

    private static String whole(DraftText.Words words) {
        return String.join("\n\n", words.title(), words.summary(), words.body()) + "\n";
    }

    private void addPeople(Map<String, Object> model, Visit visit, Writing writing, AtDesk now) {
        var past = desks.drafts().history(visit.actor(), visit.of(), writing.key(), now.language());
        var notes = desks.drafts().notes(visit.actor(), visit.of(), writing.key(), now.language());
        model.put(
                "history",
                past.stream()
                        .map(it -> Rows.past(visit, it, shown(it.author())))
                        .toList());
        model.put(
                "notes",
                notes.stream()
                        .map(it -> Rows.note(
                                visit, it, shown(it.author()), it.resolved().map(by -> shown(by.by()))))
                        .toList());
        model.put("open", notes.stream().filter(it -> it.resolved().isEmpty()).count());
        model.put("paragraphs", Paragraphs.of(now.text().body()));
        model.put("colleagues", desks.proofs().colleagues(visit.actor(), visit.of()));
        model.put(
                "lists",
                desks.proofs().lists(visit.actor(), visit.of()).stream()
                        .map(it -> new Choice(
                                it.slug(),
                                it.names()
                                        .in(
                                                visit.user().language(),
                                                visit.organisation().fallback())))
                        .toList());
    }

    private static void addTold(Map<String, Object> model, Visit visit, Told told) {
        model.put("told", told);
        var why = told.why();
        model.put(
                "why",
                why.code().isEmpty()
                        ? ""
                        : Phrases.get(
                                visit.user().language(),
                                "desk.write.file." + why.code(),
                                why.details().toArray()));
        model.put("mends", new MendLines(visit.user().language()).of(told.mends()));
    }

    /** Two texts of one edition, hers and the one that somebody kept meanwhile. */
    Map<String, Object> conflict(
            Visit visit, Writing writing, Locale language, DraftText hers, Saving.Conflict conflict) {
        var theirs = conflict.theirs().text();
        var model = new HashMap<String, Object>();
        addPlace(model, visit, writing, language);
        model.put("text", hers);
        model.put("version", conflict.theirs().number());
        model.put("revision", conflict.revision());
        model.put(
                "author",
                conflict.theirs().author().isEmpty()
                        ? ""
                        : shown(conflict.theirs().author()));
        model.put("when", Clocks.second(visit, conflict.theirs().at()));
        model.put("changes", body(theirs, hers));
        model.put("mergedTitle", hers.title());
        model.put("mergedSummary", hers.summary().isBlank() ? theirs.summary() : hers.summary());
        model.put("mergedBody", Difference.union(hers.body(), theirs.body()));
        model.put("back", href(visit, writing.key(), language));
        return model;
    }

    private static List<Difference.Piece> body(DraftText before, DraftText after) {
        return Difference.of(whole(before.words()), whole(after.words()));
    }

    private String shown(String user) {
        return users.find(user).map(User::shown).orElse(user);
    }
}
