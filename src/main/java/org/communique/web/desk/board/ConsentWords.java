package org.communique.web.desk.board;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.communique.progress.Going;
import org.communique.signin.User;
import org.communique.signin.Users;
import org.communique.web.desk.Visit;
import org.communique.workspace.Consent;
import org.communique.workspace.Desks;
import org.springframework.stereotype.Component;

/** Who approved what goes out, and when, in words. */
@Component
public final class ConsentWords {

    private final Desks desks;
    private final Users users;

    ConsentWords(Desks desks, Users users) {
        this.desks = desks;
        this.users = users;
    }

    /** By release; of what was decided elsewhere than at the desk there are none. */
    public Map<Long, String> of(Visit visit, List<Going> all) {
        var words = Words.of(visit.user().language(), visit.zone());
        var said = new TreeMap<Long, String>();
        desks.board()
                .consents(visit.actor(), visit.of(), all)
                .forEach((release, it) -> said.put(release, words(it, words)));
        return said;
    }

    private String words(Consent it, Words words) {
        var names = it.by().stream().map(this::shown).collect(Collectors.joining(words.get("desk.board.comma")));
        var at = words.moment(it.at());
        return switch (it.way()) {
            case VOICES -> words.get("desk.board.consent.voices", names, at);
            case SILENCE -> words.get("desk.board.consent.silence", at);
            case URGENT -> words.get("desk.board.consent.urgent", names, at);
        };
    }

    private String shown(String name) {
        return users.find(name).map(User::shown).orElse(name);
    }
}
