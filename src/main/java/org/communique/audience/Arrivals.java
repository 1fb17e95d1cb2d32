package org.communique.audience;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.communique.store.Bulk;
import org.communique.store.Store;
import org.communique.vault.Envelopes;
import org.communique.vault.Place;
import org.communique.vault.Randomness;
import org.communique.vault.Vault;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes people in by the ten thousand, in three stages that may run on threads of their own: {@link #recognise} in the order of
 * the file, {@link #seal} in any order, {@link #write} in the order of the file again. The rows of contacts, cards, subscriptions
 * and consent that an import adds are written here, so that many can be written at once.
 */
public final class Arrivals implements AutoCloseable {

    /** People in a batch at most. */
    public static final int AT_ONCE = Bulk.NUMBERS;

    private static final long WORTH_REMEMBERING = 5_000;

    private final Vault vault;
    private final Envelopes envelopes;
    private final ThreadLocal<Randomness> random = ThreadLocal.withInitial(Randomness::new);
    private final DomainHashes domains;
    private final Entry entry;
    private final Bulk bulk;
    private final KeyNumbers keys;
    private final Acquaintances acquaintances;
    private final ArrivalRows rows;
    private final Consents consents;
    private Seen seen;
    private boolean rehearsal;

    /** What an import needs of the house. */
    public record House(Store store, Vault vault, Clock clock) {}

    private Arrivals(House house, Entry entry) {
        vault = house.vault();
        envelopes = new Envelopes(vault);
        domains = new DomainHashes(vault);
        this.entry = entry;
        bulk = house.store().bulk();
        keys = new KeyNumbers(house.store().bulkOfKeys());
        rows = new ArrivalRows(bulk, house, entry);
        acquaintances = new Acquaintances(bulk, house, entry);
        consents = new Consents(house.store(), vault, house.clock());
    }

    /** Opens the way in. @param people roughly how many are to come */
    public static Arrivals open(House house, Entry entry, long people) {
        var arrivals = new Arrivals(house, entry);
        if (people >= WORTH_REMEMBERING) arrivals.remember(people);
        return arrivals;
    }

    /** Opens it for {@link #rehearse}. */
    public static Arrivals openToRehearse(House house, Entry entry, long people) {
        var arrivals = new Arrivals(house, entry);
        arrivals.remember(people);
        arrivals.rehearsal = true;
        return arrivals;
    }

    /** The connection all this is written on, for what belongs to the same transaction. */
    public Bulk bulk() {
        return bulk;
    }

    /** First stage: says who they are to us. Batches in the order of the file, one at a time. */
    public ArrivalBatch recognise(List<Arrival> people) {
        var batch = new ArrivalBatch(people);
        for (int i = 0; i < people.size(); i++) {
            var address = people.get(i).card().address();
            batch.blind[i] = vault.blind(address.comparable());
            batch.domain[i] = domains.of(address.asciiDomain());
            batch.unknown[i] = seen != null && !seen.add(batch.blind[i]);
        }
        return batch;
    }

    /** Second stage: encrypts those who are certain to be new, each under a key of her own. Any thread. */
    public ArrivalBatch seal(ArrivalBatch batch) {
        if (rehearsal) return batch;
        return seal(
                batch,
                inOrder(
                        batch,
                        IntStream.range(0, batch.size())
                                .filter(i -> batch.unknown[i] && batch.becomesContact(i))
                                .toArray()));
    }

    /**
     * Around the batches of one transaction: seals the evidence they bring with one link.
     *
     * @param batches calls {@link #write} for each
     */
    public void sealing(JdbcClient db, Runnable batches) {
        consents.addAll(db, batches);
    }

    /** Third stage: writes a batch down, in the transaction on {@link #bulk()} that {@code db} is in. In the order of the file. */
    public void write(JdbcClient db, ArrivalBatch batch) {
        db.sql("SAVEPOINT batch").update();
        try {
            writeOnce(db, batch);
        } catch (DataIntegrityViolationException | UncategorizedSQLException somebodyElseWasFaster) {
            db.sql("ROLLBACK TO SAVEPOINT batch").update();
            batch.forget();
            writeOnce(db, batch);
        }
        db.sql("RELEASE SAVEPOINT batch").update();
    }

    /** Finds out what {@link #write} would do, and changes nothing. */
    public void rehearse(ArrivalBatch batch) {
        acquaintances.meet(bulk.read(), batch, i -> !batch.unknown[i]);
        settle(batch);
    }

    @Override
    public void close() {
        keys.close();
        bulk.close();
    }

    private void writeOnce(JdbcClient db, ArrivalBatch batch) {
        acquaintances.meet(db, batch, i -> false);
        var late = IntStream.range(0, batch.size())
                .filter(i -> batch.outcomes[i] == null && batch.contacts[i] == 0 && batch.becomesContact(i))
                .toArray();
        seal(batch, inOrder(batch, late));
        rows.write(db, batch);
        acquaintances.change(db, batch);
        settle(batch);
    }

    /** Who has no outcome yet is new. */
    private static void settle(ArrivalBatch batch) {
        for (int i = 0; i < batch.size(); i++)
            if (batch.outcomes[i] == null)
                batch.outcomes[i] = switch (batch.people.get(i).standing()) {
                    case JOINS -> Arrival.Outcome.ADDED;
                    case LEFT -> Arrival.Outcome.NOTED_LEFT;
                    case BOUNCED, BLOCKED -> Arrival.Outcome.NOTED_SUPPRESSED;
                };
    }

    private ArrivalBatch seal(ArrivalBatch batch, int[] who) {
        if (who.length == 0) return batch;
        var source = random.get();
        for (int i : who) {
            batch.uid[i] = source.next(16);
            batch.sealed[i] = envelopes.sealed(
                    source, batch.people.get(i).card().text(), new Place("contact_card.sealed", batch.uid[i]));
        }
        keys.give(batch, who);
        return batch;
    }

    /** In the order of the blind index, so that its tree is walked once and not to and fro. */
    private static int[] inOrder(ArrivalBatch batch, int[] who) {
        return ArrivalBatch.sorted(
                who, i -> ByteBuffer.wrap(batch.blind[i]).getLong() >>> Long.SIZE - ArrivalBatch.KEY_BITS);
    }

    private void remember(long people) {
        seen = new Seen(people + count("contact"));
        for (var table : List.of("contact", "suppression"))
            bulk.read()
                    .sql("SELECT blind_index FROM " + table + " WHERE organisation = :organisation")
                    .param("organisation", entry.organisation())
                    .query(row -> {
                        seen.add(row.getBytes(1));
                    });
    }

    private long count(String table) {
        return bulk.read()
                .sql("SELECT count(*) FROM " + table + " WHERE organisation = :organisation")
                .param("organisation", entry.organisation())
                .query(Long.class)
                .single();
    }
}
