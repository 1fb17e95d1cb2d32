package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The one folder that holds what must not be lost; only its owner may look inside. */
record DataFolder(Path path) {

    /** Makes the folder and those below it, if need be. */
    static DataFolder at(Path path) {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(path, ownerOnly);
            for (var below : new String[] {"intake", "intake/done", "intake/failed", "routes"})
                Files.createDirectories(path.resolve(below));
            return new DataFolder(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data folder " + path, e);
        }
    }

    Path keyFile() {
        return path.resolve("keys").resolve("master.key");
    }

    /** Files with people in them, which are there for a while. */
    Path transfer() {
        return path.resolve("transfer");
    }

    /** Makes that folder, for who writes into it without asking; only its owner may look inside. */
    void makeTransfer() {
        try {
            Files.createDirectories(
                    transfer(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + transfer(), e);
        }
    }

    /** Deletes what the web server had of uploads when it was killed. Call it while nothing is uploaded. */
    void forgetCutUploads() {
        makeTransfer();
        try (var cut = Files.newDirectoryStream(transfer(), "upload_*.tmp")) {
            for (var file : cut) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy up " + transfer(), e);
        }
    }

    Path intake() {
        return path.resolve("intake");
    }

    /** The name of this node in the ledger, the same after a restart. */
    String node() {
        var file = path.resolve("node");
        try {
            if (!Files.exists(file)) {
                var random = new byte[8];
                new SecureRandom().nextBytes(random);
                Files.writeString(file, HexFormat.of().formatHex(random), StandardOpenOption.CREATE_NEW);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * The right to deliver from this folder: one process at a time, since it takes what it finds under way for its own from
     * before a crash. The lock ends with the process, or when nobody holds on to it any more.
     *
     * @return empty if another process has it
     */
    Optional<FileLock> lock() {
        try {
            var channel =
                    FileChannel.open(path.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException here) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the data folder " + path, e);
        }
    }

    /**
     * A share in the keys, which every process has that holds them in memory. Within one process the first has it for all.
     *
     * @param alone true to have them for oneself: nobody else holds them, and nobody gets them until the end
     * @return empty if this process has a share already, or, alone, if it is not to be had
     * @throws Refused if another process has them for itself just now
     */
    Optional<FileLock> keys(boolean alone) {
        try {
            Files.createDirectories(keyFile().getParent());
            var channel = FileChannel.open(
                    keyFile().resolveSibling("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.READ);
            try {
                var lock = channel.tryLock(0, Long.MAX_VALUE, !alone);
                if (lock == null && !alone)
                    throw new Refused("the keys are being changed just now: try again in a moment");
                if (lock != null) return Optional.of(lock);
            } catch (OverlappingFileLockException here) {
                // this process has its share
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the keys in " + path, e);
        }
    }

    /** Gives the right back. */
    static void unlock(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unlock the data folder", e);
        }
    }
}
