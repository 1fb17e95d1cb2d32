package org.communique.vault;

import java.nio.ByteBuffer;
import javax.crypto.Cipher;

/**
 * Names a row by 16 bytes that look random and can be turned back with the key: one AES block over number and salt. So the
 * million rows of a ledger need no column and no index of random tokens.
 */
public final class RowIds {

    private final Vault vault;

    public RowIds(Vault vault) {
        this.vault = vault;
    }

    /**
     * A row and the salt of what it is part of.
     *
     * @param salt random, kept with the parent: a number that a restored backup gives out again gets another name
     */
    public record Row(long number, long salt) {}

    /** The name of a row, always the same. */
    public byte[] name(Row row) {
        var block = ByteBuffer.allocate(16).putLong(row.number()).putLong(row.salt());
        return vault.permute(Cipher.ENCRYPT_MODE, block.array());
    }

    /** The row a name may stand for; whether there is one with this salt is for the caller to look up. */
    public Row row(byte[] name) {
        var block = ByteBuffer.wrap(vault.permute(Cipher.DECRYPT_MODE, name));
        return new Row(block.getLong(), block.getLong());
    }
}
