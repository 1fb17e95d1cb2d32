package org.communique.vault;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file for what does not fit into memory. It has no name once it is open and is written with AES-256 in counter mode under a key
 * that is kept nowhere, so that nothing of it outlives the process. It keeps a secret and notices no change: nobody else has it
 * open. One thread at a time.
 */
public final class Scratch implements Closeable {

    private static final int BLOCK = 16;

    private final SecretKeySpec key;
    private final FileChannel file;
    private final Cipher writing;
    private long size;

    /** @param folder where there is room; it is made if there is none */
    public Scratch(Path folder) throws IOException {
        var random = new byte[32 + 8];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, 0, 32, "AES");
        writing = cipher(0);
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        file = FileChannel.open(
                folder.resolve("scratch-" + HexFormat.of().formatHex(random, 32, 40)),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Bytes in it. */
    public long size() {
        return size;
    }

    /** Adds bytes at the end. */
    public void add(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) return;
        var sealed = ByteBuffer.wrap(writing.update(bytes, from, length));
        while (sealed.hasRemaining()) size += file.write(sealed, size);
    }

    /** Fills a buffer with the bytes from a place on. @throws EOFException if there are fewer */
    public void read(long at, ByteBuffer into) throws IOException {
        if (!into.hasRemaining()) return;
        int skipped = (int) (at % BLOCK);
        var bytes = new byte[skipped + into.remaining()];
        var sealed = ByteBuffer.wrap(bytes);
        for (long next = at - skipped; sealed.hasRemaining(); ) {
            int n = file.read(sealed, next);
            if (n < 0) throw new EOFException("the scratch file is shorter than what was written");
            next += n;
        }
        into.put(cipher(at / BLOCK).update(bytes), skipped, into.remaining());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private Cipher cipher(long block) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            var counter = ByteBuffer.allocate(BLOCK).putLong(8, block).array();
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }
}
