package org.communique.transfer;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.communique.transfer.Upload.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes uploads in and writes exports, one after the other, away from whoever asked: a large file takes minutes. */
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private static final int LONGEST = 30;

    private final Imports imports;
    private final Uploads uploads;
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), it -> {
                var thread = new Thread(it, "transfer");
                thread.setDaemon(true);
                return thread;
            });

    Jobs(Imports imports, Uploads uploads) {
        this.imports = imports;
        this.uploads = uploads;
    }

    /** Makes the order of an upload: of a dry run or not. */
    public interface Orders extends Function<ImportOrder.Options, ImportOrder> {}

    /**
     * Begins the dry run.
     *
     * @return false if something is under way already, or the file is gone
     * @throws InvalidImport if the file cannot be taken so
     */
    public boolean check(Upload upload, Upload.Wishes wishes, Orders orders) {
        var order = orders.apply(wishes.options(true));
        if (!uploads.check(upload.uid(), wishes)) return false;
        worker.execute(() -> run(upload, order, State.CHECKING, State.CHECKED));
        return true;
    }

    /** Takes in what was checked. @return false if it was not, or is under way: the second click finds nothing to do */
    public boolean take(Upload upload, Orders orders) {
        var order = orders.apply(upload.wishes().orElseThrow().options(false));
        if (!uploads.move(upload.uid(), State.CHECKED, State.RUNNING)) return false;
        worker.execute(() -> run(upload, order, State.RUNNING, State.DONE));
        return true;
    }

    /** She wants nothing of it. @return false if something is under way, or it is gone already */
    public boolean discard(Upload upload) {
        return uploads.discard(upload);
    }

    /** Does something else when its turn comes. */
    void later(Runnable step) {
        worker.execute(step);
    }

    private void run(Upload upload, ImportOrder order, State during, State after) {
        try {
            var report = imports.take(
                    uploads.file(upload), order, (rows, read, all) -> uploads.progress(upload.uid(), rows, read));
            uploads.report(upload.uid(), report);
            uploads.move(upload.uid(), during, after);
            if (after == State.DONE) uploads.delete(upload);
        } catch (InvalidImport refused) {
            uploads.fail(upload.uid(), during, refused.fault().written());
        } catch (RuntimeException failed) {
            LOG.warn(
                    "upload.failed state={} failure={}",
                    during.code(),
                    failed.getClass().getSimpleName());
            uploads.fail(upload.uid(), during, "");
        }
    }

    /** What is under way is finished, what waits is left. */
    @Override
    public void close() {
        worker.getQueue().clear();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(LONGEST, TimeUnit.SECONDS)) LOG.warn("transfer.unfinished");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
