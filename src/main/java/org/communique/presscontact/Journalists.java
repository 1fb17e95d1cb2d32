package org.communique.presscontact;

import java.time.Clock;
import org.communique.notice.Notices;
import org.communique.statement.Organisations;
import org.communique.vault.Vault;

/**
 * All there is for press contacts.
 *
 * @param contacts what the desk does with them
 * @param requests what journalists ask of the desk
 * @param links    in their mails
 * @param rounds   what happens by itself
 */
public record Journalists(PressContacts contacts, PressRequests requests, PressLinks links, PressRounds rounds) {

    /** What their mails are made with. @param baseUrl public address of the site, without a slash at the end */
    public record Desk(Organisations organisations, Notices notices, String baseUrl) {}

    public static Journalists of(PressLinks.Rooms rooms, Desk desk, Vault vault, Clock clock) {
        var store = rooms.store();
        var letters = new PressLetters(
                store, vault, new PressLetters.Mailroom(desk.organisations(), desk.notices(), desk.baseUrl()));
        var contacts = new PressContacts(store, vault, clock);
        var requests = new PressRequests(store, vault, contacts, letters, clock);
        return new Journalists(
                contacts,
                requests,
                new PressLinks(rooms, contacts, requests),
                new PressRounds(store, requests, letters, clock));
    }
}
