package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The link to her choices that stands in every mail. Looking changes nothing; a POST acts and leads back to the page. No page here
 * shows an address or a name, so a mail that was passed on discloses neither.
 */
@Controller
class ChoicesController {

    static final Set<String> DONE = Set.of("saved", "joined", "left", "left-all", "link");
    static final Set<String> FAULTS = Set.of("no-language", "no-such-day", "not-offered");

    private final ChoicesRoom room;

    ChoicesController(ChoicesRoom room) {
        this.room = room;
    }

    @GetMapping("/p/{token}")
    void look(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        room.show(
                room.choices.links().ofMail(token),
                ChoicesRoom.note(request, DONE, FAULTS),
                new Confidential(request, response));
    }

    @PostMapping("/p/{token}")
    void act(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var pass = room.choices.links().ofMail(token);
        if (pass.isEmpty()) room.site.missing(request, response);
        else room.back("/p/" + token, room.act(pass.get(), request), new Confidential(request, response));
    }
}
