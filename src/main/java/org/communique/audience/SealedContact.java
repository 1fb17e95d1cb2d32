package org.communique.audience;

/**
 * A contact as it lies in the tables: readable only by {@link Contacts#open}, at the moment a mail is made.
 *
 * @param uid     16 random bytes that bind card and key to the contact
 * @param wrapped its data key
 */
public record SealedContact(long id, byte[] uid, byte[] wrapped, byte[] card) {

    /** A mask. */
    @Override
    public String toString() {
        return "[contact " + id + "]";
    }
}
