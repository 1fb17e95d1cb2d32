package org.communique.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what to mend beside a file that was not taken. */
public final class IntakeErrors {

    private IntakeErrors() {}

    /** Writes {@code <file>.errors.txt}, replacing that of an earlier try. */
    public static void write(Path file, List<Fault> faults) {
        var head = "This file was not taken. " + (faults.size() == 1 ? "One thing is" : faults.size() + " things are")
                + " to mend; then drop it into the intake folder again.\n\n";
        var lines = faults.stream()
                .map(it -> "line " + it.line() + ", " + it.field() + ": " + it.message() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(file.resolveSibling(file.getFileName() + ".errors.txt"), head + lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write down what to mend", e);
        }
    }
}
