package org.communique.review;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.communique.notice.Notice;
import org.communique.notice.NoticeKind;
import org.communique.notice.Notices;
import org.communique.release.Release;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells colleagues by mail what waits for them and what became of it. Says a number and never a word of what is to go out, not even
 * its title or a note: mailboxes are read by others.
 */
final class ReviewMail {

    private final Notices notices;
    private final Colleagues colleagues;
    private final ReviewLinks links;

    ReviewMail(Notices notices, Colleagues colleagues, ReviewLinks links) {
        this.notices = notices;
        this.colleagues = colleagues;
        this.links = links;
    }

    /** Owes one mail to each of these, as part of the transaction that {@code db} is in; nothing to whoever has no address. */
    void tell(JdbcClient db, NoticeKind kind, Matter matter, Collection<String> names) {
        for (var name : names)
            colleagues.find(name).ifPresent(to -> {
                var words = words(kind, matter, to);
                if (kind.linked())
                    words.put(Notice.LINK, links.issue(db, matter.review().id(), name));
                var language = Phrases.desk(to.language());
                notices.owe(db, new Notice(kind, matter.release().organisation(), to.address(), language, words));
            });
    }

    /** What a mail is about. @param by user who did it */
    record Matter(Release release, Review review, String by) {}

    private Map<String, String> words(NoticeKind kind, Matter matter, Colleagues.Colleague to) {
        var words = new TreeMap<String, String>();
        for (var it : kind.words()) words.put(it, word(it, matter, to));
        return words;
    }

    private String word(String name, Matter matter, Colleagues.Colleague to) {
        if (name.equals("by"))
            return colleagues.find(matter.by()).map(Colleagues.Colleague::shown).orElse(matter.by());
        if (name.equals("deadline"))
            return matter.review()
                    .asked()
                    .deadline()
                    .map(it -> Moments.inWords(it, matter.release().zone(), Phrases.desk(to.language())))
                    .orElse("");
        return Long.toString(matter.release().id());
    }
}
