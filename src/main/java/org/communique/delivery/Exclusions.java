package org.communique.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down who was left out after the freeze. */
final class Exclusions {

    private Exclusions() {}

    static void add(JdbcClient db, Delivery delivery, Exclusion reason) {
        db.sql("INSERT INTO exclusion (dispatch, contact, list, reason) VALUES (:d, :c, :l, :reason)")
                .param("d", delivery.dispatch())
                .param("c", delivery.contact())
                .param("l", delivery.list())
                .param("reason", reason.code())
                .update();
    }
}
