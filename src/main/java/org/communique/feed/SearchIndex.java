package org.communique.feed;

import org.communique.search.Question.Asked;
import org.communique.search.Words;
import org.communique.store.Dialect;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The words of what is readable, in the way of a database. It is written in the transaction that changes the snapshot, so what
 * cannot be read cannot be found.
 */
abstract class SearchIndex {

    static SearchIndex of(Dialect dialect) {
        return dialect == Dialect.SQLITE ? new SqliteSearch() : new PostgresqlSearch();
    }

    /** How much of an edition is looked into. */
    enum Depth {
        TITLE,
        LEAD,
        BODY
    }

    /** Indexes a readable edition, in the place of what was indexed of it. */
    final void put(JdbcClient db, Published one) {
        remove(db, one.edition());
        insert(db, one, SearchText.of(one));
    }

    /** Forgets an edition. */
    abstract void remove(JdbcClient db, long edition);

    abstract void insert(JdbcClient db, Published one, SearchText text);

    /** A question in the language of this database, made of words that hold letters and digits only. */
    abstract String question(Asked asked, Depth depth);

    /** The rows that answer {@code :body}, as a FROM and WHERE; {@code s} is their row of {@code published_search}. */
    abstract String answers();

    /** A condition on {@code s}: it answers a question already in its title, or in its lead. */
    abstract String answersIn(String parameter);

    final JdbcClient.StatementSpec row(JdbcClient db, String sql, Published one) {
        return db.sql(sql)
                .param("edition", one.edition())
                .param("language", one.language().toLanguageTag())
                .param("publishedAt", one.publishedAt().toEpochMilli())
                .param("sequence", one.history().sequence())
                .param("rules", Words.RULES);
    }
}
