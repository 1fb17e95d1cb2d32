package org.communique.web.desk.review;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.communique.review.Review;
import org.communique.review.ReviewLinks.Link;
import org.communique.review.Reviews;
import org.communique.review.Ruling;
import org.communique.signin.User;
import org.communique.signin.Users;
import org.communique.staff.Actor;
import org.communique.staff.Denied;
import org.communique.staff.Staff;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.web.desk.DeskPages;
import org.communique.workspace.Desks;
import org.communique.workspace.Missing;
import org.communique.workspace.ReviewDesk.Answer;
import org.communique.workspace.ReviewDesk.Sheet;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /approve/{token}}: the link in a mail to somebody who is asked. It says who she is, for this one review; what she may do is
 * asked at the same gate as ever. Opening it changes nothing: programs follow links too.
 */
@Controller
class ApproveController {

    private final Reviews reviews;
    private final Staff staff;
    private final Users users;
    private final Organisations organisations;
    private final Desks desks;
    private final DeskPages pages;
    private final Frames frames;

    ApproveController(
            Reviews reviews,
            Staff staff,
            Users users,
            Organisations organisations,
            Desks desks,
            DeskPages pages,
            Frames frames) {
        this.reviews = reviews;
        this.staff = staff;
        this.users = users;
        this.organisations = organisations;
        this.desks = desks;
        this.pages = pages;
        this.frames = frames;
    }

    /** Who has come, to what. */
    private record Guest(User user, Actor actor, Organisation organisation, Review review, Sheet sheet) {}

    @GetMapping("/approve/{token}")
    ResponseEntity<String> page(
            HttpServletRequest request, @PathVariable String token, @RequestParam(defaultValue = "") String language) {
        return with(request, token, guest -> show(HttpStatus.OK, guest, new Page(request, token, language, "", "")));
    }

    @GetMapping("/approve/{token}/frame/{language}/{kind}")
    ResponseEntity<String> frame(
            HttpServletRequest request,
            @PathVariable String token,
            @PathVariable String language,
            @PathVariable String kind) {
        return with(
                request,
                token,
                guest -> frames.document(guest.sheet(), new Frames.Wish(language, kind), sha256 -> desks.reviews()
                        .picture(
                                guest.actor(),
                                guest.organisation().slug(),
                                guest.review().release(),
                                sha256)));
    }

    @PostMapping("/approve/{token}")
    ResponseEntity<String> answer(
            HttpServletRequest request, @PathVariable String token, @RequestParam Map<String, String> form) {
        return with(request, token, guest -> {
            var note = form.getOrDefault("note", "");
            var answer = new Answer("yes".equals(form.get("answer")), form.getOrDefault("hash", ""), note, true);
            var release = guest.review().release();
            var ruling = desks.reviews().say(guest.actor(), guest.organisation().slug(), release, answer);
            if (!(ruling instanceof Ruling.Refused refused)) return end(request, HttpStatus.OK, "done");
            if (refused.why() != Ruling.Why.NO_NOTE) return end(request, HttpStatus.CONFLICT, end(refused.why()));
            var why = "desk.review.refused.no-note";
            return show(HttpStatus.UNPROCESSABLE_CONTENT, guest, new Page(request, token, "", why, note));
        });
    }

    private static String end(Ruling.Why why) {
        return why == Ruling.Why.SAID ? "used" : "over";
    }

    private ResponseEntity<String> with(
            HttpServletRequest request, String token, Function<Guest, ResponseEntity<String>> next) {
        var link = reviews.links().open(token);
        if (link.isEmpty()) return end(request, HttpStatus.NOT_FOUND, "unknown");
        if (link.get().state() == Link.State.USED) return end(request, HttpStatus.GONE, "used");
        if (link.get().state() == Link.State.EXPIRED) return end(request, HttpStatus.GONE, "expired");
        try {
            var guest = guest(link.get());
            boolean open = guest.review().state() == Review.State.OPEN
                    && guest.sheet().asked().contains(guest.user().name())
                    && guest.sheet().hash().equals(guest.review().hash());
            return open ? next.apply(guest) : end(request, HttpStatus.GONE, "over");
        } catch (Missing | Denied notHersAnyMore) {
            return end(request, HttpStatus.GONE, "over");
        }
    }

    private Guest guest(Link link) {
        var user = users.find(link.name()).filter(it -> users.active(it.name())).orElseThrow(() -> new Missing("user"));
        var review = reviews.find(link.review()).orElseThrow(() -> new Missing("review"));
        var actor = staff.actor(user.name());
        for (var of : organisations.all()) {
            if (!actor.belongsTo(of.id())) continue;
            var own = desks.releases().all(actor, of.slug()).stream().anyMatch(it -> it.id() == review.release());
            if (own)
                return new Guest(user, actor, of, review, desks.reviews().look(actor, of.slug(), review.release()));
        }
        throw new Missing("release");
    }

    private record Page(HttpServletRequest request, String token, String edition, String refused, String note) {}

    private ResponseEntity<String> show(HttpStatus status, Guest guest, Page page) {
        var language = guest.user().language();
        var reader = new ReviewView.Reader(
                language, name -> users.find(name).map(User::shown).orElse(name), page.edition(), Optional.empty());
        var model = new HashMap<String, Object>(Map.of(
                "it", ReviewView.of(guest.sheet(), reader),
                "path", "/approve/" + page.token(),
                "who", guest.user().shown(),
                "refused", page.refused(),
                "note", page.note()));
        return pages.bare(status, bare(page.request(), language), "desk/approve.html", model);
    }

    private ResponseEntity<String> end(HttpServletRequest request, HttpStatus status, String what) {
        return pages.bare(status, bare(request, request.getLocale()), "desk/approve-end.html", Map.of("what", what));
    }

    private static DeskPages.Bare bare(HttpServletRequest request, Locale language) {
        var token = request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken it ? it.getToken() : "";
        return new DeskPages.Bare(language, token, Optional.empty());
    }
}
