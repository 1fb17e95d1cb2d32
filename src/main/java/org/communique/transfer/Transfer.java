package org.communique.transfer;

import java.nio.file.Path;
import org.communique.audience.Arrivals;
import org.communique.audience.Erasure;
import org.communique.statement.Organisations;

/** The room, put together. */
public record Transfer(
        Imports imports,
        ImportLog log,
        Undo undo,
        Exports exports,
        Uploads uploads,
        Jobs jobs,
        ExportRequests requests) {

    /** Deletes what is due on the way. @param folder for files with people in them, which are there for a while */
    public static Transfer of(Arrivals.House house, Erasure erasure, Organisations organisations, Path folder) {
        var imports = new Imports(house, organisations, folder);
        var uploads = new Uploads(house, folder);
        var jobs = new Jobs(imports, uploads);
        var exports = new Exports(house, folder);
        var transfer = new Transfer(
                imports,
                new ImportLog(house),
                new Undo(house, erasure),
                exports,
                uploads,
                jobs,
                new ExportRequests(house, exports, imports.files(), jobs));
        transfer.sweep();
        return transfer;
    }

    /** Deletes what is due: files, and what old imports could be taken back with. @return how many */
    public int sweep() {
        return imports.files().sweep() + undo.sweep() + uploads.sweep();
    }
}
