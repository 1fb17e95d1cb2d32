package org.communique.press;

import java.time.Clock;
import java.time.Duration;
import org.communique.vault.Vault;

/**
 * All there is for the press.
 *
 * @param advances      the copies a contact holds
 * @param grants        what the button of a page gives
 * @param keys          for newsroom systems
 * @param accreditation and its end
 * @param log           who looked
 */
public record Press(Advances advances, Grants grants, PressKeys keys, Accreditation accreditation, AccessLog log) {

    /** @param validity how long a page stays open after its button was pressed */
    public static Press of(Advances.Rooms rooms, Vault vault, Clock clock, Duration validity) {
        var store = rooms.store();
        var accreditation = new Accreditation(store, clock);
        return new Press(
                new Advances(rooms, new AdvanceRows(store, vault, clock), clock),
                new Grants(store, vault, clock, validity),
                new PressKeys(store, vault, accreditation, clock),
                accreditation,
                new AccessLog(store, vault, clock));
    }
}
