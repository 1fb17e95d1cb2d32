package org.communique.web.desk.board;

import org.communique.progress.Finder;
import org.communique.web.desk.Visit;

/** Something found. For templates. @param when its newest release leaves or left; empty = it has none */
public record Hit(Title title, String href, String kind, String when) {

    static Hit of(Finder.Found found, Visit visit) {
        var words = Words.of(visit.user().language(), visit.zone());
        return new Hit(
                Title.of(found.titles(), found.statement().key(), visit),
                found.newest()
                        .map(it -> visit.path("/releases/" + it.id()))
                        .orElse(visit.path("/statements/" + found.statement().key())),
                words.get("desk.board.kind." + found.statement().kind().code()),
                found.newest().map(it -> words.moment(it.dueAt())).orElse(""));
    }
}
