package org.communique.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The file that holds the master key, outside the database: 32 random bytes in Base64, readable by its owner only. */
public final class KeyFile {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private KeyFile() {}

    /**
     * Reads the master key, making it first if there is none. Lose this file and the addresses are lost with it.
     *
     * @throws IllegalStateException if the file holds anything else, or others may read it
     */
    public static byte[] readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) create(file);
            var others = Files.getPosixFilePermissions(file).stream()
                    .anyMatch(permission -> !permission.name().startsWith("OWNER"));
            if (others) throw new IllegalStateException("the key file may be read by others: chmod 600 " + file);
            var key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == 32) return key;
            throw new IllegalStateException("the key file does not hold 32 bytes in Base64: " + file);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the key file does not hold 32 bytes in Base64: " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make the key file " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        try (var channel = Files.newByteChannel(file, options, OWNER_ONLY)) {
            channel.write(java.nio.ByteBuffer.wrap(Base64.getEncoder().encode(key)));
        } catch (FileAlreadyExistsException anotherProcessWasFirst) {
            // its key is the one to use
        }
    }
}
