package org.communique.delivery;

import java.util.Map;
import java.util.Optional;
import org.communique.release.LedgerAudience;

/** The part of another release's audience that a release is addressed to, as a condition of the freeze. */
record FromLedger(Optional<LedgerAudience> audience) {

    /**
     * Reached: a delivery of the source was accepted. Not reached: one was owed and rejected, or left out because the dispatch
     * was stopped or had no edition for the language; and none was accepted since, also not by another such release. Whoever is
     * still owed one, or in doubt, is neither.
     */
    static final String CONTACTS = """
            SELECT d.contact FROM delivery d JOIN dispatch x ON x.id = d.dispatch
            WHERE x.release = :source AND :reached = 1 AND d.state = 'accepted' AND d.contact <> 0
            UNION ALL
            SELECT m.contact FROM
                (SELECT d.contact FROM delivery d JOIN dispatch x ON x.id = d.dispatch
                 WHERE x.release = :source AND d.state = 'rejected'
                 UNION
                 SELECT e.contact FROM exclusion e JOIN dispatch x ON x.id = e.dispatch
                 WHERE x.release = :source AND e.reason IN ('stopped', 'no-edition')) AS m
            WHERE :reached = 0
              AND NOT EXISTS (SELECT 1 FROM delivery d JOIN dispatch x ON x.id = d.dispatch
                              WHERE d.contact = m.contact AND d.state <> 'rejected' AND x.id <> :dispatch
                                AND (x.release = :source
                                     OR x.release IN (SELECT release FROM release_ledger WHERE source = :source)))
            """;

    static final String IN_AUDIENCE = "(:everybody = 1 OR s.contact IN (%s))".formatted(CONTACTS);

    Map<String, Object> params() {
        return Map.of(
                "everybody", audience.isEmpty() ? 1 : 0,
                "source", audience.map(LedgerAudience::release).orElse(0L),
                "reached", audience.filter(LedgerAudience::reached).isPresent() ? 1 : 0);
    }
}
