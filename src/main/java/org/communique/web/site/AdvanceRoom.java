package org.communique.web.site;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.communique.press.AccessLog;
import org.communique.press.Advance;
import org.communique.press.Copy;
import org.communique.press.Press;
import org.springframework.stereotype.Component;

/** What both ways in to an advance copy share: what became of it is looked at first, and each look is written down before it is shown. */
@Component
class AdvanceRoom {

    final Site site;
    final Press press;
    final AdvancePages pages;

    AdvanceRoom(Site site, Press press, AdvancePages pages) {
        this.site = site;
        this.press = press;
        this.pages = pages;
    }

    /**
     * Answers for a copy that is not to be shown: that there is none, that it was withdrawn, or where the public page is.
     *
     * @param language of the edition asked for
     * @return false if it is under embargo and there is no answer yet
     */
    boolean closed(Optional<Advance> advance, Optional<Locale> language, Confidential answer) throws IOException {
        if (advance.isEmpty()) {
            site.missing(answer.request(), answer.response());
            return true;
        }
        var it = advance.get();
        switch (it.standing()) {
            case OPEN -> {
                return false;
            }
            case PUBLIC ->
                answer.seeOther(site.settings.href(press.advances().publicPath(it, language.orElse(it.language()))));
            case WITHDRAWN -> answer.gone(pages.withdrawn(it, press.advances().organisation(it)));
        }
        return true;
    }

    void show(Copy copy, CopyView.Place place, AccessLog.Way way, Confidential answer) throws IOException {
        press.log().note(copy.advance(), AccessLog.Item.page(copy.language()), way);
        answer.page(pages.copy(CopyView.of(copy, place), copy.language()));
    }

    /** A file of any edition of an open copy, under the name it has there. */
    void file(Advance advance, Wanted wanted, AccessLog.Way way, Confidential answer) throws IOException {
        var found = press.advances().file(advance, wanted.sha256(), wanted.name());
        if (found.isEmpty()) {
            site.missing(answer.request(), answer.response());
            return;
        }
        var file = found.get();
        press.log().note(advance, AccessLog.Item.file(file.name()), way);
        answer.file(new Confidential.Part(
                file.name(), file.mediaType(), press.advances().bytes(file)));
    }

    /** A file as its address names it. */
    record Wanted(String sha256, String name) {}
}
