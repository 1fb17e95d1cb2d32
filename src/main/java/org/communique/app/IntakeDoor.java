package org.communique.app;

import java.io.File;
import org.communique.intake.Intake;
import org.communique.intake.IntakeErrors;
import org.communique.intake.IntakeRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The intake folder's side of {@link Intake}: faults are written down where the file will be moved to. */
final class IntakeDoor {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeDoor.class);

    private final Intake intake;
    private final DataFolder folder;

    IntakeDoor(Intake intake, DataFolder folder) {
        this.intake = intake;
        this.folder = folder;
    }

    /**
     * Takes one file. Named by the intake route.
     *
     * @throws IntakeRefused after the faults have been written to {@code failed/}; the route moves the file there
     */
    public void take(File file) {
        var result = intake.take(file.toPath());
        if (result instanceof Intake.Accepted accepted) {
            var saved = accepted.saved();
            LOG.info(
                    "intake.accepted statement={} revision={} changed={}",
                    saved.statement().id(),
                    saved.revision().id(),
                    saved.changed());
            return;
        }
        var faults = ((Intake.Refused) result).faults();
        IntakeErrors.write(folder.intake().resolve("failed").resolve(file.getName()), faults);
        LOG.warn("intake.refused faults={}", faults.size());
        throw new IntakeRefused(faults);
    }
}
