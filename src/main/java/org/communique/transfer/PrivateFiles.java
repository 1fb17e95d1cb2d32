package org.communique.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files with people in them: readable by the owner of the process only, under names that are ours and nobody can guess. */
final class PrivateFiles {

    private static final SecureRandom RANDOM = new SecureRandom();

    private PrivateFiles() {}

    static Path create(Path folder, String kind, String ending) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var random = new byte[8];
        RANDOM.nextBytes(random);
        return Files.createFile(
                folder.resolve(kind + "-" + HexFormat.of().formatHex(random) + ending),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Whether a name is one that {@link #create} gives. */
    static boolean ours(Path file) {
        return file.getFileName().toString().matches("[a-z]+-[0-9a-f]{16}\\.[a-z]+(\\.age)?");
    }

    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }
}
