package org.communique.transfer;

import java.nio.file.Path;
import org.communique.audience.Arrivals;
import org.communique.audience.Erasure;
import org.communique.statement.Organisations;

/** The room, put together. */
public record Transfer(Imports imports, ImportLog log, Undo undo, Exports exports) {

    /** Deletes what is due on the way. @param folder for files with people in them, which are there for a while */
    public static Transfer of(Arrivals.House house, Erasure erasure, Organisations organisations, Path folder) {
        var transfer = new Transfer(
                new Imports(house, organisations, folder),
                new ImportLog(house),
                new Undo(house, erasure),
                new Exports(house, folder));
        transfer.sweep();
        return transfer;
    }

    /** Deletes what is due: files, and what old imports could be taken back with. @return how many */
    public int sweep() {
        return imports.files().sweep() + undo.sweep();
    }
}
