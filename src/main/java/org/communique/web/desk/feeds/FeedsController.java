package org.communique.web.desk.feeds;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.communique.release.InvalidRelease;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.staff.Permission;
import org.communique.statement.Languages;
import org.communique.statement.Localized;
import org.communique.statement.Revision;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.StepUp;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.FeedDesk;
import org.communique.workspace.ReleaseDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/feeds}: addresses of feeds to hand out, and what is out, to be corrected or recalled. */
@Controller
class FeedsController {

    private static final int SHOWN = 30;

    private final Desks desks;
    private final DeskPages pages;
    private final Outside outside;

    FeedsController(Desks desks, DeskPages pages, Outside outside) {
        this.desks = desks;
        this.pages = pages;
        this.outside = outside;
    }

    /** A statement that is out. @param links to its public pages, by language */
    record Row(
            String key,
            String title,
            String at,
            String state,
            boolean killed,
            List<Link> links,
            String correct,
            String kill) {}

    /** A public page. */
    record Link(String href, String language) {}

    @GetMapping("/desk/{organisation}/feeds")
    ResponseEntity<String> feeds(Visit visit) {
        return page(HttpStatus.OK, visit, new Filled());
    }

    @GetMapping("/desk/{organisation}/feeds/{statement}/kill")
    ResponseEntity<String> ask(Visit visit, @PathVariable String statement) {
        visit.actor().must(Permission.RELEASE_PUBLISH, visit.organisation().id());
        return kill(HttpStatus.OK, visit, statement, new Filled());
    }

    /** Recalls it for good: the key of the statement is typed, so that nobody does so by a slip. */
    @StepUp
    @PostMapping("/desk/{organisation}/feeds/{statement}/kill")
    ResponseEntity<String> kill(
            Visit visit, @PathVariable String statement, @RequestParam MultiValueMap<String, String> sent) {
        visit.actor().must(Permission.RELEASE_PUBLISH, visit.organisation().id());
        var form = new Filled(sent);
        var reasons = new LinkedHashMap<String, String>();
        for (var language : visit.organisation().fallback()) {
            var reason = form.text("reason-" + language.toLanguageTag());
            if (!reason.isEmpty()) reasons.put(language.toLanguageTag(), reason);
        }
        form.fault(reasons.isEmpty(), "reason", "desk.feeds.fault-reason");
        form.fault(!form.text("key").equals(statement), "key", "desk.feeds.fault-key");
        if (form.faulty()) return kill(HttpStatus.UNPROCESSABLE_CONTENT, visit, statement, form);
        try {
            var recall = new ReleaseDesk.Recall(statement, new Localized(reasons), form.has("hidden", "yes"));
            desks.releases().kill(visit.actor(), visit.of(), recall);
            return DeskPages.seeOther(visit.path("/feeds"));
        } catch (InvalidRelease notOut) {
            form.fault("key", "desk.feeds.fault-kill");
            return kill(HttpStatus.UNPROCESSABLE_CONTENT, visit, statement, form);
        }
    }

    private ResponseEntity<String> kill(HttpStatus status, Visit visit, String statement, Filled form) {
        var editions = desks.statements().editions(visit.actor(), visit.of(), statement);
        var language = visit.user().language();
        var model = new HashMap<String, Object>();
        model.put("form", form);
        model.put("key", statement);
        model.put("title", title(editions, visit));
        model.put("path", visit.path("/feeds/" + statement + "/kill"));
        model.put("back", visit.path("/feeds"));
        model.put(
                "languages",
                visit.organisation().fallback().stream()
                        .map(it -> new Link(it.toLanguageTag(), Languages.name(it, language)))
                        .toList());
        return pages.page(status, visit, "desk/feeds-kill.html", model);
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, Filled form) {
        var rows = desks.feeds().out(visit.actor(), visit.of(), SHOWN).stream()
                .map(it -> row(visit, it))
                .toList();
        var model = new HashMap<String, Object>(
                outside.model(Phrases.desk(visit.user().language())));
        model.put("rows", rows);
        model.put(
                "publishes",
                visit.actor()
                        .may(Permission.RELEASE_PUBLISH, visit.organisation().id()));
        model.put(
                "writes",
                visit.actor()
                        .may(Permission.STATEMENT_WRITE, visit.organisation().id()));
        model.put("form", form);
        return pages.page(status, visit, "desk/feeds.html", model);
    }

    private Row row(Visit visit, FeedDesk.Out it) {
        var key = it.statement().key();
        var editions = desks.statements().editions(visit.actor(), visit.of(), key);
        var language = visit.user().language();
        var state = it.killed() ? "killed" : it.releases() > 1 ? "corrected" : "out";
        return new Row(
                key,
                title(editions, visit),
                Moments.day(it.last().dueAt(), visit.zone(), language),
                Phrases.get(Phrases.desk(language), "desk.feeds.state-" + state),
                it.killed(),
                editions.stream()
                        .flatMap(edition -> outside
                                .page(edition)
                                .map(href -> new Link(href, Languages.name(edition.language(), language)))
                                .stream())
                        .toList(),
                visit.path("/statements/" + key),
                visit.path("/feeds/" + key + "/kill"));
    }

    private static String title(List<Revision> editions, Visit visit) {
        return editions.stream()
                .filter(it ->
                        it.language().equals(visit.organisation().fallback().get(0)))
                .findFirst()
                .or(() -> editions.stream().findFirst())
                .map(it -> it.content().title())
                .orElse("");
    }
}
