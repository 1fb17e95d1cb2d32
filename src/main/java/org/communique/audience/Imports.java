package org.communique.audience;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.communique.statement.Organisations;
import org.communique.store.Store;
import org.communique.vault.Vault;

/** Takes contacts in from files, in constant memory. */
public final class Imports {

    private static final int AT_ONCE = 500;

    private final Store store;
    private final Vault vault;
    private final Organisations organisations;
    private final Clock clock;

    public Imports(Store store, Vault vault, Organisations organisations, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** {@link #importCsv(InputStream, ContactList, String, boolean)} of a file. */
    public ImportReport importCsv(Path file, ContactList list, String basis, boolean dryRun) {
        try (var in = Files.newInputStream(file)) {
            return importCsv(in, list, basis, dryRun);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file.getFileName() + " cannot be read", e);
        }
    }

    /**
     * Puts the people of a CSV file on a list. Rows that fail are reported by their line; the others are taken. A person who
     * unsubscribed, or whose address is suppressed, is never taken back; what we know of a contact already stays as it is.
     *
     * @param in     UTF-8 with or without BOM; columns {@code email}, {@code name}, {@code language} in any order, of which
     *               {@code email} must be there; comma, semicolon or tab between them
     * @param basis  the wording these people agreed to, kept as evidence
     * @param dryRun true to learn what would happen and change nothing
     */
    public ImportReport importCsv(InputStream in, ContactList list, String basis, boolean dryRun) {
        var count = new ImportCount();
        var fallback = organisations.byId(list.organisation()).fallback().get(0);
        try (var rows = ContactCsv.open(in, fallback, count)) {
            if (dryRun) store.rehearse(db -> take(rows, list, basis, count));
            else take(rows, list, basis, count);
        }
        return count.report();
    }

    private ImportCount take(ContactCsv rows, ContactList list, String basis, ImportCount count) {
        var chunk = new ArrayList<ContactCsv.Row>(AT_ONCE);
        while (rows.hasNext()) {
            rows.next().ifPresent(chunk::add);
            if (chunk.size() == AT_ONCE) take(chunk, list, basis, count);
        }
        take(chunk, list, basis, count);
        return count;
    }

    private void take(List<ContactCsv.Row> chunk, ContactList list, String basis, ImportCount count) {
        if (!chunk.isEmpty()) store.run(db -> new ImportChunk(store, db, vault, clock).take(chunk, list, basis, count));
        chunk.clear();
    }
}
