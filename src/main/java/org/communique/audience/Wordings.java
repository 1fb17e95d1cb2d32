package org.communique.audience;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Texts that consent refers to, each stored once. */
final class Wordings {

    private Wordings() {}

    static long id(JdbcClient db, String language, String wording) {
        db.sql("INSERT INTO consent_wording (language, wording) VALUES (:language, :wording) ON CONFLICT DO NOTHING")
                .param("language", language)
                .param("wording", wording)
                .update();
        return db.sql("SELECT id FROM consent_wording WHERE language = :language AND wording = :wording")
                .param("language", language)
                .param("wording", wording)
                .query(Long.class)
                .single();
    }
}
