package org.communique.store;

import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins a transaction anew that PostgreSQL has taken back because two waited for each other, or could not have come one after the
 * other: of the two it names one that has to try again (SQLSTATE 40P01, 40001).
 */
final class Retries {

    private static final int ATTEMPTS = 5;

    private Retries() {}

    /** @param transaction all of it; a step within another one is not the one to begin anew */
    static <T> T of(Supplier<T> transaction) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) return transaction.get();
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (PessimisticLockingFailureException victim) {
                if (attempt == ATTEMPTS) throw victim;
            }
        }
    }
}
