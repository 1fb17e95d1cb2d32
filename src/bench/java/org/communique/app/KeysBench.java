package org.communique.app;

import java.nio.file.Path;
import java.util.Arrays;
import org.communique.audience.Address;
import org.communique.audience.Keep;
import org.communique.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotation of 100,000 contacts, erasure of one among them, chains of as many, and finding an address among 1,000,000. */
class KeysBench {

    static final int PEOPLE = Integer.getInteger("people", 100_000);
    static final int MOST = Integer.getInteger("most", 1_000_000);
    private static final int LOOKUPS = 10_000;

    @TempDir
    Path folder;

    @Test
    void rotating_erasing_and_proving() throws Exception {
        try (var core = Bench.core(folder)) {
            var list = Bench.list(core, "alerts");
            core.imports.importCsv(Bench.csv(folder, PEOPLE), list, "bench", false);
            double rotating = Bench.median(run -> {
                var vault = new Vault(KeysCommand.rotate(core));
                return Bench.seconds(() -> new Rotation(core.store, vault).run());
            });
            core.store.run(db -> core.consents.addAll(db, () -> consents(db)));
            double proving = Bench.median(run -> Bench.seconds(core.chains::prove));
            double sealing = Bench.median(run -> {
                var plain = Bench.seconds(() -> core.store.rehearse(db -> consents(db)));
                return Bench.seconds(() -> core.store.rehearse(db -> {
                            core.consents.addAll(db, () -> consents(db));
                            return 0;
                        }))
                        - plain;
            });
            double erasing = Bench.median(run -> {
                long id = core.contacts
                        .ids(new Address("person" + run + "@example.org"))
                        .get(0);
                return Bench.seconds(() -> core.erasure.erase(id, "console", Keep.forEver()));
            });
            Bench.print(
                    "keys of %,d contacts: rotated in %.2f s; one erased in %.0f ms; their consents sealed in %.2f s, proved in %.2f s"
                            .formatted(PEOPLE, rotating, erasing * 1000, sealing, proving));
        }
    }

    private static int consents(org.springframework.jdbc.core.simple.JdbcClient db) {
        return db.sql("""
                        INSERT INTO consent (list, contact, event, wording, source, at)
                        SELECT list, contact, 'given', 1, 'bench', 1 FROM subscription
                        """).update();
    }

    @Test
    void finding_an_address() {
        try (var core = Bench.core(folder)) {
            long organisation = core.organisations.all().get(0).id();
            core.store.run(db -> db.sql("""
                            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :most)
                            INSERT INTO contact (id, organisation, blind_index, language, kind, created_at, domain_index)
                            SELECT i, :organisation, randomblob(32), 'en', 'subscriber', 0, x'00' FROM n
                            """)
                    .param("most", MOST)
                    .param("organisation", organisation)
                    .update());
            core.store.run(db -> {
                for (int i = 0; i < LOOKUPS / 2; i++)
                    db.sql("UPDATE contact SET blind_index = :blind WHERE id = :id")
                            .param("blind", core.vault.blind(address(i).value()))
                            .param("id", 1 + (long) i * (MOST / LOOKUPS))
                            .update();
            });
            var nanos = new long[LOOKUPS];
            for (int i = 0; i < LOOKUPS; i++) {
                int n = (int) ((long) i * 7919 % LOOKUPS);
                long begun = System.nanoTime();
                core.contacts.ids(address(n));
                nanos[i] = System.nanoTime() - begun;
            }
            Arrays.sort(nanos);
            Bench.print("an address among %,d contacts, half of them there: median %.3f ms, p95 %.3f ms, p99 %.3f ms"
                    .formatted(
                            MOST,
                            nanos[LOOKUPS / 2] / 1e6,
                            nanos[LOOKUPS * 95 / 100] / 1e6,
                            nanos[LOOKUPS * 99 / 100] / 1e6));
        }
    }

    private static Address address(int n) {
        return new Address("person" + n + "@example.org");
    }
}
