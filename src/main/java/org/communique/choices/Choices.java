package org.communique.choices;

import java.time.Clock;
import java.util.List;
import org.communique.audience.Audit;
import org.communique.audience.Erasure;
import org.communique.audience.Subscriptions;
import org.communique.notice.Notices;
import org.communique.store.Store;
import org.communique.vault.Vault;

/**
 * All that people do behind their own links.
 *
 * @param links       which link is whose
 * @param preferences what she has chosen
 * @param requests    "mail me my link"
 * @param moves       another address
 * @param personal    her name, her data, being erased
 */
public record Choices(Links links, Preferences preferences, Requests requests, Moves moves, Personal personal) {

    /** What it stands on. */
    public record Rooms(
            Store store,
            Vault vault,
            Subscriptions subscriptions,
            Notices notices,
            Audit audit,
            Erasure erasure,
            Clock clock) {}

    /**
     * Puts it together.
     *
     * @param baseUrl  public address of the site, without a slash at the end
     * @param holdings what other rooms know of a contact, for the export
     */
    public static Choices of(Rooms rooms, String baseUrl, List<Holding> holdings) {
        var links = new Links(rooms);
        var notices = new OwnNotices(rooms.notices(), baseUrl, rooms.clock());
        var requests = new Requests(rooms, links, notices);
        return new Choices(
                links,
                new Preferences(rooms),
                requests,
                new Moves(rooms, requests, notices),
                new Personal(rooms, notices, holdings));
    }
}
