package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.communique.press.AccessLog;
import org.communique.press.Copy;
import org.communique.press.Door;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What a press contact holds under embargo, for the newsroom system that gives her user name and password: a page, and the same as
 * Atom and JSON Feed. No address here is a secret by itself, so a system that shows it to others shows them nothing.
 */
@Controller
class NewsroomController {

    private static final String LIST = "/advance";
    private static final String ATOM = "application/atom+xml";
    private static final String JSON = "application/feed+json";

    private final AdvanceRoom room;

    NewsroomController(AdvanceRoom room) {
        this.room = room;
    }

    /** The format by the Accept header; a page for whoever names none of ours. */
    @GetMapping(LIST)
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept, Authorization");
        var accept = Optional.ofNullable(request.getHeader("Accept")).orElse("").toLowerCase(Locale.ROOT);
        if (accept.contains("text/html")) list("html", new Confidential(request, response));
        else if (accept.contains("atom+xml")) list("atom", new Confidential(request, response));
        else if (accept.contains("json")) list("json", new Confidential(request, response));
        else list("html", new Confidential(request, response));
    }

    @GetMapping(LIST + ".atom")
    void atom(HttpServletRequest request, HttpServletResponse response) throws IOException {
        list("atom", new Confidential(request, response));
    }

    @GetMapping(LIST + ".json")
    void json(HttpServletRequest request, HttpServletResponse response) throws IOException {
        list("json", new Confidential(request, response));
    }

    @GetMapping(LIST + "/item/{publicId}")
    void item(@PathVariable("publicId") String publicId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var answer = new Confidential(request, response);
        var contact = contact(answer);
        if (contact.isEmpty()) return;
        var advance = room.press.advances().byEdition(contact.getAsLong(), publicId);
        var language = advance.map(it -> room.press.advances().language(it, publicId));
        if (room.closed(advance, language, answer)) return;
        var copy = room.press.advances().copy(advance.get(), language.get()).orElseThrow();
        room.show(copy, place(copy), AccessLog.Way.BASIC, answer);
    }

    @GetMapping(LIST + "/item/{publicId}/files/{sha256:[0-9a-f]{64}}/{name}")
    void file(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var answer = new Confidential(request, response);
        var contact = contact(answer);
        if (contact.isEmpty()) return;
        var advance = room.press.advances().byEdition(contact.getAsLong(), path.get("publicId"));
        var language = advance.map(it -> room.press.advances().language(it, path.get("publicId")));
        if (room.closed(advance, language, answer)) return;
        var wanted = new AdvanceRoom.Wanted(path.get("sha256"), path.get("name"));
        room.file(advance.get(), wanted, AccessLog.Way.BASIC, answer);
    }

    private void list(String format, Confidential answer) throws IOException {
        var contact = contact(answer);
        if (contact.isEmpty()) return;
        var copies = room.press.advances().open(contact.getAsLong()).stream()
                .flatMap(it -> room.press.advances().copy(it, it.language()).stream())
                .toList();
        for (var it : copies) room.press.log().note(it.advance(), AccessLog.Item.list(format), AccessLog.Way.BASIC);
        var language = copies.stream().findFirst().map(Copy::language).orElse(room.site.settings.language());
        var views = copies.stream().map(it -> CopyView.of(it, place(it))).toList();
        if (format.equals("html")) answer.page(room.pages.list(views, language));
        else feed(format, new NewsroomFeed(room.site.settings, language), copies, answer);
    }

    private void feed(String format, NewsroomFeed feed, List<Copy> copies, Confidential answer) throws IOException {
        var made = feed.of(copies, LIST, format, this::place);
        if (format.equals("atom")) answer.document(ATOM + ";charset=utf-8", made.atom());
        else answer.document(JSON + ";charset=utf-8", made.json());
    }

    /** Who this is; empty if the answer has been given already. */
    private OptionalLong contact(Confidential answer) throws IOException {
        var given = BasicCredentials.of(Optional.ofNullable(answer.request().getHeader("Authorization")));
        Door door = given.map(it -> room.press.keys().knock(it.user(), it.password()))
                .orElseGet(Door.Shut::new);
        if (door instanceof Door.Open open) return OptionalLong.of(open.contact());
        if (door instanceof Door.Wait wait) answer.later(wait.time(), room.pages.later());
        else answer.challenge(room.pages.signIn());
        return OptionalLong.empty();
    }

    private CopyView.Place place(Copy copy) {
        var page = address(copy.edition().revision().publicId());
        return new CopyView.Place(
                page, page + "/files", it -> address(it.revision().publicId()));
    }

    private String address(String publicId) {
        return room.site.settings.href(LIST + "/item/" + publicId);
    }
}
