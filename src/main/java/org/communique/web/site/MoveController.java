package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.communique.choices.Moves;
import org.communique.choices.Pass;
import org.communique.render.Phrases;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The two links of a change of address: one confirms it, the other stops it, each by its button alone. */
@Controller
class MoveController {

    private final ChoicesRoom room;

    MoveController(ChoicesRoom room) {
        this.room = room;
    }

    @GetMapping("/change/{token}")
    void ask(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var waiting = room.choices.moves().waiting(token);
        if (waiting.isEmpty()) room.site.missing(request, response);
        else
            new Confidential(request, response)
                    .page(room.pages.plain(
                            language(waiting), asking(waiting.get().end(), language(waiting))));
    }

    /** A POST that our button did not send, as a scanner's, asks again. */
    @PostMapping("/change/{token}")
    void end(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!ChoicesRoom.word(request, "from").equals("page")) {
            ask(token, request, response);
            return;
        }
        var language = language(room.choices.moves().waiting(token));
        var result = room.choices.moves().end(token);
        if (result == Moves.Result.OVER) room.site.missing(request, response);
        else new Confidential(request, response).page(room.pages.plain(language, said(result, language)));
    }

    private Locale language(Optional<Moves.Waiting> waiting) {
        return waiting.flatMap(it -> room.choices.preferences().of(new Pass(it.contact(), false), room.pages.spoken()))
                .map(ChoicesPages::language)
                .orElse(Locale.ENGLISH);
    }

    private static ChoicesPages.Plain asking(Moves.End end, Locale language) {
        var key =
                switch (end) {
                    case CONFIRM -> "confirm";
                    case STOP -> "stop";
                };
        return new ChoicesPages.Plain(
                word(language, key + "-title"), word(language, key + "-text"), word(language, key + "-button"));
    }

    private static ChoicesPages.Plain said(Moves.Result result, Locale language) {
        var key =
                switch (result) {
                    case MOVED -> "moved";
                    case STOPPED -> "stopped";
                    case TAKEN -> "taken";
                    case OVER -> throw new IllegalArgumentException("a link that is over has no page");
                };
        return new ChoicesPages.Plain(word(language, key + "-title"), word(language, key + "-text"), "");
    }

    private static String word(Locale language, String key) {
        return Phrases.get(language, "address." + key);
    }
}
