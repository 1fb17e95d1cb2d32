package org.communique.audience;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.communique.store.Bulk;
import org.communique.store.Store;
import org.communique.vault.Envelopes;
import org.communique.vault.Randomness;
import org.communique.vault.Vault;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes people in by the million. First all of a file are gathered, which sorts them; then batches of them go through two stages
 * that may run on threads of their own: {@link #seal} in any order, {@link #write} in the order they come in. The rows of
 * contacts, cards, subscriptions and consent that an import adds are written here, so that many can be written at once.
 */
public final class Arrivals implements AutoCloseable {

    /** People in a batch at most. */
    private static final int AT_ONCE = 10_000;

    private static final int WORTH_WALKING = 5_000;
    private static final int ATTEMPTS = 5;

    private final Vault vault;
    private final Envelopes envelopes;
    private final ThreadLocal<Randomness> random = ThreadLocal.withInitial(Randomness::new);
    private final DomainHashes domains;
    private final Store store;
    private final Bulk bulk;
    private final KeyNumbers keys;
    private final SortedArrivals sorted;
    private final Strangers strangers;
    private final Acquaintances acquaintances;
    private final ArrivalRows rows;
    private final Consents consents;
    private final EvidenceOfImport evidence;
    private final List<EvidenceOfImport.Span> owed = new ArrayList<>();
    private final boolean rehearsal;

    /** What an import needs of the house. */
    public record House(Store store, Vault vault, Clock clock) {}

    /**
     * Opens the way in.
     *
     * @param entry   of an import with the number 0 if it is only for {@link #rehearse}
     * @param scratch folder for what does not fit into memory
     */
    public Arrivals(House house, Entry entry, Path scratch) {
        store = house.store();
        vault = house.vault();
        envelopes = new Envelopes(vault);
        domains = new DomainHashes(vault);
        bulk = house.store().bulk();
        keys = new KeyNumbers(house.store().bulkOfKeys());
        sorted = new SortedArrivals(scratch, SortedArrivals.RUN);
        strangers = new Strangers(entry);
        rows = new ArrivalRows(bulk, house, entry);
        acquaintances = new Acquaintances(bulk, house, entry);
        consents = new Consents(house.store(), vault, house.clock());
        evidence = new EvidenceOfImport(bulk, house.clock(), entry);
        rehearsal = entry.number() == 0;
    }

    /** The connection all this is written on, for what belongs to the same transaction. */
    public Bulk bulk() {
        return bulk;
    }

    /** People with what finds them. */
    public record Blinded(List<Arrival> people, List<byte[]> blind, List<byte[]> domains) {
        public Blinded {
            people = List.copyOf(people);
            blind = List.copyOf(blind);
            domains = List.copyOf(domains);
        }
    }

    /** Before anything else: works out what finds some people of the file. One thread. */
    public Blinded blinded(List<Arrival> people) {
        var blind = new ArrayList<byte[]>(people.size());
        var hashes = new ArrayList<byte[]>(people.size());
        for (var it : people) {
            var address = it.card().address();
            blind.add(vault.blind(address.comparable()));
            hashes.add(domains.of(address.asciiDomain()));
        }
        return new Blinded(people, blind, hashes);
    }

    /** Then takes them, in the order of the file. */
    public void gather(Blinded some) {
        for (int i = 0; i < some.people().size(); i++)
            sorted.add(some.people().get(i), some.blind().get(i), some.domains().get(i));
    }

    /** Ends the gathering. @return how many there are, each time somebody is named */
    public long gathered() {
        sorted.sort();
        return sorted.people();
    }

    /** The next people; none at the end. */
    public ArrivalBatch next() {
        return sorted.next(AT_ONCE);
    }

    /** First stage: encrypts those who are certain to be new, each under a key of her own. Any thread. */
    public ArrivalBatch seal(ArrivalBatch batch) {
        if (batch.size() >= WORTH_WALKING) strangers.mark(store.read(), batch);
        return rehearsal ? batch : seal(batch, i -> batch.unknown[i] && batch.becomesContact(i));
    }

    /**
     * Around the batches of one transaction: at its end writes the evidence they bring and seals it with one link. Until then
     * others may write evidence of their own.
     *
     * @param batches calls {@link #write} for each
     */
    public void sealing(JdbcClient db, Runnable batches) {
        owed.clear();
        batches.run();
        consents.addAll(db, () -> evidence.write(db, owed));
    }

    /** Begins a batch anew, of which a transaction has been taken back. */
    public void again(ArrivalBatch batch) {
        batch.forget();
    }

    /** Second stage: writes a batch down, in the transaction on {@link #bulk()} that {@code db} is in. */
    public void write(JdbcClient db, ArrivalBatch batch) {
        db.sql("SAVEPOINT batch").update();
        for (int attempt = 1; !written(db, batch, attempt == ATTEMPTS); attempt++) {
            db.sql("ROLLBACK TO SAVEPOINT batch").update();
            batch.forget();
        }
        db.sql("RELEASE SAVEPOINT batch").update();
        owed.addAll(batch.evidence);
    }

    /** Finds out what {@link #write} would do, and changes nothing. */
    public void rehearse(ArrivalBatch batch) {
        acquaintances.meet(bulk.read(), batch);
        settle(batch);
    }

    @Override
    public void close() {
        sorted.close();
        keys.close();
        bulk.close();
    }

    /** @return false if somebody else was faster with one of them: it is to be written anew */
    private boolean written(JdbcClient db, ArrivalBatch batch, boolean last) {
        try {
            writeOnce(db, batch);
            return true;
        } catch (DataIntegrityViolationException
                | UncategorizedSQLException
                | AcquaintanceChanges.ChangedMeanwhile somebodyElseWasFaster) {
            if (last) throw somebodyElseWasFaster;
            return false;
        }
    }

    private void writeOnce(JdbcClient db, ArrivalBatch batch) {
        if (batch.size() >= WORTH_WALKING) strangers.suppressed(db, batch);
        acquaintances.meet(db, batch);
        seal(
                batch,
                i -> batch.outcomes[i] == null
                        && batch.contacts[i] == 0
                        && batch.becomesContact(i)
                        && !batch.sealed.has(i));
        rows.write(db, batch);
        acquaintances.change(db, batch);
        settle(batch);
    }

    /** Who has no outcome yet is new. */
    private static void settle(ArrivalBatch batch) {
        for (int i = 0; i < batch.size(); i++)
            if (batch.outcomes[i] == null)
                batch.outcomes[i] = switch (batch.people.standing(i)) {
                    case JOINS -> Arrival.Outcome.ADDED;
                    case LEFT -> Arrival.Outcome.NOTED_LEFT;
                    case BOUNCED, BLOCKED -> Arrival.Outcome.NOTED_SUPPRESSED;
                };
    }

    private ArrivalBatch seal(ArrivalBatch batch, IntPredicate whom) {
        int[] who = IntStream.range(0, batch.size()).filter(whom).toArray();
        if (who.length == 0) return batch;
        var numbers = keys.keep(batch.sealed.seal(envelopes, random.get(), who), who.length);
        for (int k = 0; k < who.length; k++) batch.contacts[who[k]] = numbers[k];
        return batch;
    }
}
