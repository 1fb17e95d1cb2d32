package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** For those who have no mail of ours at hand: their link is mailed to them. Nobody learns here whether we know an address. */
@Controller
class MyLinkController {

    private final ChoicesRoom room;
    private final Visitors visitors;

    MyLinkController(ChoicesRoom room, Visitors visitors) {
        this.room = room;
        this.visitors = visitors;
    }

    @GetMapping("/{language}/my-link")
    void form(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = language(tag);
        if (language.isEmpty()) room.site.missing(request, response);
        else
            new Confidential(request, response)
                    .page(room.pages.myLink(language.get(), ChoicesRoom.word(request, "done")));
    }

    /** One answer to every address, whatever comes of it. */
    @PostMapping("/{language}/my-link")
    void ask(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = language(tag);
        if (language.isEmpty()) {
            room.site.missing(request, response);
            return;
        }
        var typed = ChoicesRoom.word(request, "address");
        var done = room.choices.requests().ask(typed, language.get(), visitors.network(request)) ? "sent" : "wrong";
        room.back(
                "/" + language.get().toLanguageTag() + "/my-link",
                Optional.of(done),
                new Confidential(request, response));
    }

    private static Optional<Locale> language(String tag) {
        return Languages.shipped().stream()
                .filter(it -> it.toLanguageTag().equals(tag))
                .findFirst();
    }
}
