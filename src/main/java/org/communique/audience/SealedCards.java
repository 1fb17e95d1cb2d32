package org.communique.audience;

import java.util.Arrays;
import org.communique.vault.Envelopes;
import org.communique.vault.Place;
import org.communique.vault.Randomness;

/** The cards of a batch, sealed, each in its place in one array. */
final class SealedCards {

    static final int UID = 16;

    private final PackedArrivals people;
    private final int[] lengths;
    private final int[] at;
    private byte[] uid = {};
    private byte[] bytes = {};

    SealedCards(PackedArrivals people) {
        this.people = people;
        lengths = new int[people.size()];
        at = new int[people.size()];
    }

    /** Seals the cards of some. @return their wrapped keys, one after the other */
    byte[] seal(Envelopes envelopes, Randomness random, int[] who) {
        if (uid.length == 0) makeRoom();
        byte[] keys = {};
        for (int k = 0; k < who.length; k++) {
            int i = who[k];
            var name = random.next(UID);
            var sealed = envelopes.sealed(random, people.cardText(i), new Place("contact_card.sealed", name));
            System.arraycopy(name, 0, uid, i * UID, UID);
            System.arraycopy(sealed.sealed(), 0, bytes, at[i], lengths[i] = sealed.sealed().length);
            if (k == 0) keys = new byte[who.length * sealed.wrapped().length];
            System.arraycopy(sealed.wrapped(), 0, keys, k * sealed.wrapped().length, sealed.wrapped().length);
        }
        return keys;
    }

    boolean has(int i) {
        return lengths[i] > 0;
    }

    byte[] uid(int i) {
        return Arrays.copyOfRange(uid, i * UID, (i + 1) * UID);
    }

    byte[] card(int i) {
        return Arrays.copyOfRange(bytes, at[i], at[i] + lengths[i]);
    }

    /** Where the card of somebody begins in {@link #bytes}. */
    int begin(int i) {
        return at[i];
    }

    int length(int i) {
        return lengths[i];
    }

    /** All cards. */
    byte[] bytes() {
        return bytes;
    }

    void copyUid(int i, byte[] into, int to) {
        System.arraycopy(uid, i * UID, into, to, UID);
    }

    private void makeRoom() {
        uid = new byte[people.size() * UID];
        int room = 0;
        for (int i = 0; i < at.length; i++) {
            at[i] = room;
            room += people.cardLength(i) + Envelopes.OVERHEAD;
        }
        bytes = new byte[room];
    }
}
