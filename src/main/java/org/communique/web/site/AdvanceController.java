package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.press.AccessLog;
import org.communique.press.Advance;
import org.communique.statement.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The advance page of one press contact, by the link of her mail. Looking shows a button and no embargoed word, however often a
 * scanner or a hosted reader looks; pressing it makes a grant whose address shows the text for a short while. At the instant all of
 * it leads to the public page.
 */
@Controller
class AdvanceController {

    private final AdvanceRoom room;

    AdvanceController(AdvanceRoom room) {
        this.room = room;
    }

    @GetMapping("/advance/{token}")
    void ask(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var answer = new Confidential(request, response);
        var advance = room.press.advances().byToken(token);
        if (room.closed(advance, Optional.empty(), answer)) return;
        var it = advance.get();
        answer.page(room.pages.button(it, room.press.advances().organisation(it), address(token)));
    }

    @PostMapping("/advance/{token}")
    void open(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var answer = new Confidential(request, response);
        var advance = room.press.advances().byToken(token);
        if (room.closed(advance, Optional.empty(), answer)) return;
        answer.seeOther(address(token) + "/" + room.press.grants().open(advance.get()));
    }

    /** The edition that was sent to the contact. */
    @GetMapping("/advance/{token}/{grant}")
    void page(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(path, Optional.empty(), new Confidential(request, response));
    }

    /** Another edition of the same release. */
    @GetMapping("/advance/{token}/{grant}/{language}")
    void edition(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = Languages.parse(path.get("language"));
        if (language.isEmpty()) room.site.missing(request, response);
        else show(path, language, new Confidential(request, response));
    }

    /** Files lie below the grant too: an address that has expired shows nothing. */
    @GetMapping("/advance/{token}/{grant}/files/{sha256:[0-9a-f]{64}}/{name}")
    void file(@PathVariable Map<String, String> path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var answer = new Confidential(request, response);
        var advance = room.press.advances().byToken(path.get("token"));
        if (room.closed(advance, Optional.empty(), answer)) return;
        var wanted = new AdvanceRoom.Wanted(path.get("sha256"), path.get("name"));
        if (granted(advance.get(), path)) room.file(advance.get(), wanted, AccessLog.Way.GRANT, answer);
        else room.site.missing(request, response);
    }

    /** A grant that has expired leads back to the button. */
    private void show(Map<String, String> path, Optional<Locale> language, Confidential answer) throws IOException {
        var advance = room.press.advances().byToken(path.get("token"));
        if (room.closed(advance, language, answer)) return;
        var it = advance.get();
        if (!granted(it, path)) {
            answer.seeOther(address(path.get("token")));
            return;
        }
        var copy = room.press.advances().copy(it, language.orElse(it.language()));
        if (copy.isPresent()) room.show(copy.get(), place(path), AccessLog.Way.GRANT, answer);
        else room.site.missing(answer.request(), answer.response());
    }

    private boolean granted(Advance advance, Map<String, String> path) {
        return room.press.grants().opens(advance, path.get("grant"));
    }

    private CopyView.Place place(Map<String, String> path) {
        var base = address(path.get("token")) + "/" + path.get("grant");
        return new CopyView.Place(
                base,
                base + "/files",
                it -> base + "/" + it.rendered().language().toLanguageTag());
    }

    private String address(String token) {
        return room.site.settings.href("/advance/" + token);
    }
}
