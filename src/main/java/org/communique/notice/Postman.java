package org.communique.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import org.communique.render.Imprint;
import org.communique.render.Note;
import org.communique.render.Notes;
import org.communique.render.Phrases;
import org.communique.render.Rendered;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is owed to single persons, writes it in their language and sees it off. */
public final class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final int AT_ONCE = 50;

    private final Notices notices;
    private final Organisations organisations;
    private final Notes notes;
    private final Post post;

    public Postman(Notices notices, Organisations organisations, Notes notes, Post post) {
        this.notices = notices;
        this.organisations = organisations;
        this.notes = notes;
        this.post = post;
    }

    /** Sends everything that is due; costs one read if nothing is. */
    public void round() {
        while (notices.due()) {
            var owed = new HashMap<Long, Notices.Owed>();
            var letters = new ArrayList<Letter>();
            for (var it : notices.claim(AT_ONCE)) {
                owed.put(it.id(), it);
                letter(it).ifPresent(letters::add);
            }
            if (owed.isEmpty()) return;
            post.carry(letters, (letter, sent) -> settle(owed.get(letter.id()), sent));
        }
    }

    private void settle(Notices.Owed owed, Sent sent) {
        if (sent instanceof Sent.Refused refused)
            LOG.warn("notice.refused kind={} reason=\"{}\"", owed.kind(), refused.reason());
        notices.settle(owed, sent);
    }

    /** One that cannot be written, such as for a missing phrase, must not keep the others: it waits until somebody mends it. */
    private Optional<Letter> letter(Notices.Owed owed) {
        try {
            var notice = notices.open(owed);
            var from = organisations.byId(notice.organisation());
            return Optional.of(new Letter(
                    owed.id(), owed.uid(), from, notice.to().ascii(), written(notice, from), owed.createdAt()));
        } catch (RuntimeException cannotBeWritten) {
            LOG.error(
                    "notice.unwritten kind={} cause={}",
                    owed.kind(),
                    cannotBeWritten.getClass().getSimpleName());
            notices.settle(owed, new Sent.Later(owed.createdAt()));
            return Optional.empty();
        }
    }

    private Rendered written(Notice notice, Organisation from) {
        var key = notice.kind().key();
        var arguments = arguments(notice, from);
        var button = notice.kind().linked()
                ? new Note.Button(
                        Phrases.get(notice.language(), key + ".action"),
                        notice.words().get(Notice.LINK))
                : Note.Button.NONE;
        return notes.print(new Note(
                notice.language(),
                new Imprint(
                        from.name(notice.language()),
                        from.press().address(),
                        from.press().phone(),
                        from.postal()),
                Phrases.get(notice.language(), key + ".subject", arguments),
                Phrases.get(notice.language(), key + ".text", arguments),
                button,
                Phrases.get(notice.language(), key + ".note", arguments)));
    }

    private static Object[] arguments(Notice notice, Organisation from) {
        var arguments = new ArrayList<Object>();
        arguments.add(from.name(notice.language()));
        notice.kind().words().forEach(it -> arguments.add(notice.words().get(it)));
        return arguments.toArray();
    }
}
