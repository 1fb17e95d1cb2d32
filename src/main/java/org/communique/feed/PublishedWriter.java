package org.communique.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes records into the rows of the published snapshot; only {@link Archive} calls it, in its transaction. */
final class PublishedWriter {

    private final JdbcClient db;
    private final SearchIndex search;

    PublishedWriter(JdbcClient db, SearchIndex search) {
        this.db = db;
        this.search = search;
    }

    void upsert(Published one) {
        db.sql("""
                        INSERT INTO published (edition, statement, guid, public_id, path, language, key, kind,
                            organisation, organisation_slug, title, summary, page_html, entry_html, published_at,
                            updated_at, changed_at, sequence, revision, corrections, letterhead, origin)
                        VALUES (:edition, :statement, :guid, :publicId, :path, :language, :key, :kind,
                            :organisation, :organisationSlug, :title, :summary, :page, :entry, :publishedAt,
                            :updatedAt, :changedAt, :sequence, :revision, :corrections, :letterhead, :origin)
                        ON CONFLICT (edition) DO UPDATE SET path = excluded.path,
                            organisation = excluded.organisation, organisation_slug = excluded.organisation_slug,
                            title = excluded.title, summary = excluded.summary, page_html = excluded.page_html,
                            entry_html = excluded.entry_html, updated_at = excluded.updated_at,
                            changed_at = excluded.changed_at, revision = excluded.revision,
                            corrections = excluded.corrections, letterhead = excluded.letterhead
                        """).params(columns(one)).update();
        replaceFiles(one);
        replaceTerms(one);
        search.put(db, one);
    }

    /** Keeps what a correction replaces. */
    void keep(Published old, long until) {
        db.sql("""
                        INSERT INTO published_revision (edition, revision, title, summary, page_html, from_at, until_at)
                        VALUES (:edition, :revision, :title, :summary, :page, :from, :until) ON CONFLICT DO NOTHING
                        """)
                .param("edition", old.edition())
                .param("revision", old.history().revision())
                .param("title", old.title())
                .param("summary", old.summary())
                .param("page", old.pageHtml())
                .param("from", old.updatedAt().toEpochMilli())
                .param("until", until)
                .update();
    }

    /** Leaves nothing of an edition but that it was there, and why it no longer is. */
    void kill(Published one, History.Killed killed, boolean titleHidden, long at) {
        search.remove(db, one.edition());
        db.sql("""
                        UPDATE published SET title = :title, summary = '', page_html = '', entry_html = '',
                            corrections = '[]', killed_at = :killedAt, kill_reason = :reason, updated_at = :at,
                            changed_at = :at
                        WHERE edition = :edition
                        """)
                .param("title", titleHidden ? "" : one.title())
                .param("killedAt", killed.at().toEpochMilli())
                .param("reason", killed.reason())
                .param("at", at)
                .param("edition", one.edition())
                .update();
        delete("DELETE FROM published_file WHERE edition = :edition", one);
        delete("DELETE FROM published_revision WHERE edition = :edition", one);
    }

    private static Map<String, Object> columns(Published one) {
        var columns = new HashMap<String, Object>();
        columns.put("edition", one.edition());
        columns.put("statement", one.statement());
        columns.put("guid", one.guid());
        columns.put("publicId", one.publicId());
        columns.put("path", one.path());
        columns.put("language", one.language().toLanguageTag());
        columns.put("key", one.key());
        columns.put("kind", one.kind().code());
        columns.put("organisation", one.speaker().name());
        columns.put("organisationSlug", one.speaker().slug());
        columns.put("letterhead", one.speaker().paper().column());
        columns.put(
                "origin", one.speaker().original() == 0 ? null : one.speaker().original());
        columns.put("title", one.title());
        columns.put("summary", one.summary());
        columns.put("page", one.pageHtml());
        columns.put("entry", one.entryHtml());
        columns.put("publishedAt", one.publishedAt().toEpochMilli());
        columns.put("updatedAt", one.updatedAt().toEpochMilli());
        columns.put("changedAt", one.history().changedAt().toEpochMilli());
        columns.put("sequence", one.history().sequence());
        columns.put("revision", one.history().revision());
        columns.put(
                "corrections", PublishedRows.NotedCorrection.write(one.history().corrections()));
        return columns;
    }

    private void replaceFiles(Published one) {
        delete("DELETE FROM published_file WHERE edition = :edition", one);
        int position = 0;
        for (var file : one.files())
            db.sql("""
                            INSERT INTO published_file (edition, position, role, name, label, sha256, credit, licence)
                            VALUES (:edition, :position, :role, :name, :label, :sha256, :credit, :licence)
                            """)
                    .param("edition", one.edition())
                    .param("position", position++)
                    .param("role", file.role().code())
                    .param("name", file.name())
                    .param("label", file.label())
                    .param("sha256", file.sha256())
                    .param("credit", file.credit())
                    .param("licence", file.licence())
                    .update();
    }

    private void replaceTerms(Published one) {
        delete("DELETE FROM published_term WHERE edition = :edition", one);
        insert(one, Facet.TOPIC, one.topics());
        insert(one, Facet.TAG, one.tags());
    }

    private void insert(Published one, Facet facet, List<Term> terms) {
        int position = 0;
        for (var term : terms)
            db.sql("""
                            INSERT INTO published_term (edition, position, facet, slug, label)
                            VALUES (:edition, :position, :facet, :slug, :label)
                            """)
                    .param("edition", one.edition())
                    .param("position", position++)
                    .param("facet", facet.code())
                    .param("slug", term.slug())
                    .param("label", term.label())
                    .update();
    }

    private void delete(String sql, Published one) {
        db.sql(sql).param("edition", one.edition()).update();
    }
}
