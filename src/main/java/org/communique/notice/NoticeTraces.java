package org.communique.notice;

import org.communique.audience.Erasure;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails owed to a contact, which are not sent any more once she is erased; but for the one that tells her so. */
public final class NoticeTraces implements Erasure.Also {

    @Override
    public String what() {
        return "mails owed";
    }

    @Override
    public int erase(JdbcClient db, Erasure.Person person) {
        return db.sql("""
                        DELETE FROM notice
                        WHERE organisation = :organisation AND blind_index = :blind AND kind <> :told
                        """)
                .param("organisation", person.organisation())
                .param("blind", person.blindIndex())
                .param("told", NoticeKind.ERASED.code())
                .update();
    }
}
