package org.communique.web.desk.review;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.release.InvalidRelease;
import org.communique.release.ReleaseState;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.review.Review;
import org.communique.review.Ruling.Why;
import org.communique.review.SecondLooks;
import org.communique.signin.User;
import org.communique.signin.Users;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.ReviewDesk;
import org.communique.workspace.ReviewDesk.Sheet;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The page of a review, and what it answers when nothing came of a form. */
@Component
final class ReviewPages {

    /** Fields of {@link InvalidRelease} that have words of their own. */
    private static final List<String> FIELDS = List.of("statement", "correction", "gathers");

    private final DeskPages pages;
    private final Users users;
    private final Clock clock;

    ReviewPages(DeskPages pages, Users users, Clock clock) {
        this.pages = pages;
        this.users = users;
        this.clock = clock;
    }

    /** @param edition tag of the language that is looked at; empty = the first */
    ResponseEntity<String> page(Visit visit, Sheet sheet, String edition) {
        return page(HttpStatus.OK, visit, new Shown(sheet, edition, "", new Given("", Optional.empty())));
    }

    /** What was shown is not what is there: 409 (RFC 9110 §15.5.10). Everything else is a fault of the form: 422. */
    ResponseEntity<String> refused(Visit visit, Sheet sheet, Why why, Given given) {
        var status = why == Why.CHANGED || why == Why.ENDED ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        return page(status, visit, new Shown(sheet, "", "desk.review.refused." + why.code(), given));
    }

    ResponseEntity<String> unready(Visit visit, Sheet sheet, InvalidRelease fault, Given given) {
        return page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                visit,
                new Shown(sheet, "", "desk.review.fault." + field(fault), given));
    }

    /** What came with a form. @param since what has changed since it was shown */
    record Given(String note, Optional<ReviewDesk.Since> since) {}

    private record Shown(Sheet sheet, String edition, String refused, Given given) {}

    private ResponseEntity<String> page(HttpStatus status, Visit visit, Shown shown) {
        var sheet = shown.sheet();
        var view = ReviewView.of(
                sheet,
                new ReviewView.Reader(
                        visit.user().language(),
                        this::shown,
                        shown.edition(),
                        shown.given().since()));
        var model = new HashMap<String, Object>(Map.of(
                "it", view,
                "path", visit.path("/releases/" + sheet.release().id() + "/review"),
                "desk", visit.path(""),
                "refused", shown.refused(),
                "note", shown.given().note(),
                "fault",
                        sheet.fault()
                                .map(it -> "desk.review.fault." + field(it))
                                .orElse("")));
        model.put("looks", sheet.looks().stream().map(it -> look(it, visit)).toList());
        model.putAll(may(visit, sheet));
        return pages.page(status, visit, "desk/review.html", model);
    }

    /** A second look in words. @param late whether it should have been done @param done empty = it is owed */
    record Look(String by, String reason, String due, boolean late, String done, String note) {}

    private Look look(SecondLooks.Look it, Visit visit) {
        var language = visit.user().language();
        var done = it.done()
                .map(one -> Phrases.get(
                        language,
                        "desk.look.done",
                        shown(one.by()),
                        Moments.inWords(one.at(), visit.zone(), language)));
        return new Look(
                shown(it.by()),
                it.reason(),
                Moments.inWords(it.due(), visit.zone(), language),
                it.done().isEmpty() && it.due().isBefore(clock.instant()),
                done.orElse(""),
                it.done().map(SecondLooks.Done::note).orElse(""));
    }

    private static Map<String, Boolean> may(Visit visit, Sheet sheet) {
        var name = visit.actor().name();
        var open = sheet.review().filter(it -> it.state() == Review.State.OPEN);
        boolean draft = sheet.release().state() == ReleaseState.DRAFT;
        boolean ready = draft && open.isEmpty() && sheet.fault().isEmpty();
        boolean spoken = open.filter(it -> it.voices().stream()
                        .anyMatch(voice -> voice.say().name().equals(name)))
                .isPresent();
        boolean own = sheet.hands().contains(name)
                || open.filter(it -> it.asked().by().equals(name)).isPresent();
        long of = visit.organisation().id();
        return Map.of(
                "mayAsk", ready && visit.actor().may(Permission.RELEASE_PLAN, of),
                "mayLook",
                        visit.actor().may(Permission.RELEASE_APPROVE, of)
                                && !sheet.hands().contains(name)
                                && sheet.looks().stream()
                                        .noneMatch(it -> it.by().equals(name)),
                "mayUrge", ready && visit.actor().may(Permission.RELEASE_PUBLISH, of),
                "maySay", draft && open.isPresent() && !spoken && sheet.asked().contains(name),
                "own", draft && open.isPresent() && own && visit.actor().may(Permission.RELEASE_APPROVE, of));
    }

    private static String field(InvalidRelease fault) {
        return FIELDS.contains(fault.field()) ? fault.field() : "other";
    }

    /** Nothing came of a second look. */
    ResponseEntity<String> notLooked(Visit visit, Sheet sheet) {
        var given = new Given("", Optional.empty());
        return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, new Shown(sheet, "", "desk.look.refused", given));
    }

    /** As colleagues know her. */
    String shown(String name) {
        return Optional.of(name).flatMap(users::find).map(User::shown).orElse(name);
    }
}
