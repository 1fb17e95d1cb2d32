package org.communique.app;

import java.io.File;
import java.util.List;
import org.communique.intake.Fault;
import org.communique.intake.Intake;
import org.communique.intake.IntakeErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The intake folder's side of {@link Intake}: faults are written down where the file will be moved to. */
final class IntakeDoor {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeDoor.class);

    private static final String DONE = "done";
    private static final String FAILED = "failed";
    private static final Fault NOT_THE_FILE = new Fault(
            1, "file", "nothing is wrong with it, but it could not be stored: see the log, and drop it again");

    private final Intake intake;
    private final DataFolder folder;

    IntakeDoor(Intake intake, DataFolder folder) {
        this.intake = intake;
        this.folder = folder;
    }

    /**
     * Takes one file and says where it goes: {@code done}, or {@code failed} with what to mend beside it. Named by the
     * intake route. Faults are no exception: an author's slip is no trouble of the house.
     */
    public String take(File file) {
        try {
            return goesTo(file, intake.take(file.toPath()));
        } catch (RuntimeException broken) {
            write(file, List.of(NOT_THE_FILE));
            throw broken;
        }
    }

    private String goesTo(File file, Intake.Result result) {
        if (result instanceof Intake.Refused refused) {
            write(file, refused.faults());
            LOG.warn("intake.refused faults={}", refused.faults().size());
            return FAILED;
        }
        var saved = ((Intake.Accepted) result).saved();
        LOG.info(
                "intake.accepted statement={} revision={} changed={}",
                saved.statement().id(),
                saved.revision().id(),
                saved.changed());
        return DONE;
    }

    private void write(File file, List<Fault> faults) {
        IntakeErrors.write(folder.intake().resolve(FAILED).resolve(file.getName()), faults);
    }
}
