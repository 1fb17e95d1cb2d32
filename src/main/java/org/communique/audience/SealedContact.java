package org.communique.audience;

/** A contact as it lies in the table: readable only by {@link Contacts#open}, at the moment a mail is made. */
public record SealedContact(long id, byte[] uid, byte[] address, byte[] name) {

    /** A mask. */
    @Override
    public String toString() {
        return "[contact " + id + "]";
    }
}
