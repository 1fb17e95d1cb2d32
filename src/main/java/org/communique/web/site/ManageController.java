package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.communique.choices.Pass;
import org.communique.render.Phrases;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The link that somebody has asked for and that is good for a day: all that the link of a mail allows, and what needs certainty.
 * Looking changes nothing and shows neither address nor name here either.
 */
@Controller
class ManageController {

    private static final Set<String> DONE = with(ChoicesController.DONE, "renamed", "moving");
    private static final Set<String> FAULTS = with(ChoicesController.FAULTS, "bad-name", "bad-address", "not-sure");

    private final ChoicesRoom room;

    ManageController(ChoicesRoom room) {
        this.room = room;
    }

    @GetMapping("/m/{token}")
    void look(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        room.show(
                room.choices.links().fresh(token),
                ChoicesRoom.note(request, DONE, FAULTS),
                new Confidential(request, response));
    }

    @PostMapping("/m/{token}")
    void act(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var pass = room.choices.links().fresh(token);
        var answer = new Confidential(request, response);
        if (pass.isEmpty()) room.site.missing(request, response);
        else if (asks(request, "export")) export(pass.get(), answer);
        else if (asks(request, "erase") && ChoicesRoom.word(request, "sure").equals("yes"))
            erase(pass.get(), ChoicesRoom.word(request, "keep"), answer);
        else room.back("/m/" + token, act(pass.get(), request), answer);
    }

    private void export(Pass pass, Confidential answer) throws IOException {
        var json = room.choices.personal().export(pass).getBytes(StandardCharsets.UTF_8);
        answer.file(new Confidential.Part("my-data.json", "application/json", json));
    }

    private static boolean asks(HttpServletRequest request, String what) {
        return ChoicesRoom.word(request, "do").equals(what);
    }

    /** There is no page to go back to, so this one says it. */
    private void erase(Pass pass, String keep, Confidential answer) throws IOException {
        var standing = room.choices.preferences().of(pass, room.pages.spoken());
        if (standing.isEmpty()) {
            room.site.missing(answer.request(), answer.response());
            return;
        }
        room.choices.personal().erase(pass, keep);
        var language = ChoicesPages.language(standing.get());
        answer.page(room.pages.plain(
                language,
                new ChoicesPages.Plain(
                        Phrases.get(language, "choices.erased"), Phrases.get(language, "choices.erased-text"), "")));
    }

    private Optional<String> act(Pass pass, HttpServletRequest request) {
        return switch (ChoicesRoom.word(request, "do")) {
            case "rename" ->
                Optional.of(
                        room.choices.personal().rename(pass, ChoicesRoom.word(request, "name"))
                                ? "renamed"
                                : "bad-name");
            case "move" ->
                Optional.of(
                        room.choices.moves().begin(pass, ChoicesRoom.word(request, "address"))
                                ? "moving"
                                : "bad-address");
            case "erase" -> Optional.of("not-sure");
            default -> room.act(pass, request);
        };
    }

    private static Set<String> with(Set<String> some, String... more) {
        var all = new HashSet<>(some);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
