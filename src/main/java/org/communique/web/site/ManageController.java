package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.communique.choices.Pass;
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
        else if (ChoicesRoom.word(request, "do").equals("export")) export(pass.get(), answer);
        else room.back("/m/" + token, act(pass.get(), request), answer);
    }

    private void export(Pass pass, Confidential answer) throws IOException {
        var json = room.choices.personal().export(pass).getBytes(StandardCharsets.UTF_8);
        answer.file(new Confidential.Part("my-data.json", "application/json", json));
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
            default -> room.act(pass, request);
        };
    }

    private static Set<String> with(Set<String> some, String... more) {
        var all = new HashSet<>(some);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
