package org.communique.choices;

import java.time.Clock;
import java.util.Map;
import org.communique.audience.Address;
import org.communique.audience.Contact;
import org.communique.notice.Notice;
import org.communique.notice.NoticeKind;
import org.communique.notice.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Owes the mails that links cause, in the caller's transaction; none to an address that we must not write to. */
final class OwnNotices {

    private final Notices notices;
    private final String baseUrl;
    private final Clock clock;

    /** @param baseUrl public address of the site, without a slash at the end */
    OwnNotices(Notices notices, String baseUrl, Clock clock) {
        this.notices = notices;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** To where the contact is reached now. @param path of the page behind the button */
    void owe(JdbcClient db, NoticeKind kind, Contact contact, String path) {
        owe(db, kind, contact, contact.address(), path);
    }

    /** To another address, in the contact's language and in the name of her organisation. */
    void owe(JdbcClient db, NoticeKind kind, Contact contact, Address to, String path) {
        var words = kind.linked() ? Map.of(Notice.LINK, baseUrl + path) : Map.<String, String>of();
        notices.owe(db, new Notice(kind, contact.organisation(), to, contact.language(), words));
    }

    /** Whether the organisation must not write to this contact. */
    boolean silenced(JdbcClient db, long contact) {
        return db.sql("""
                        SELECT 1 FROM contact c
                        JOIN suppression s ON s.organisation = c.organisation AND s.blind_index = c.blind_index
                        WHERE c.id = :contact AND (s.until_at IS NULL OR s.until_at > :now)
                        """)
                .param("contact", contact)
                .param("now", clock.millis())
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
