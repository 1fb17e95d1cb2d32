package org.communique.workspace;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.audience.ContactList;
import org.communique.audience.Lists;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.staff.Staff;
import org.communique.statement.Organisation;
import org.communique.transfer.ExportRequests;
import org.communique.transfer.Exports;

/** Files of contacts that leave: asked for by one of the staff, confirmed by another, one a day. */
public final class ExportDesk {

    private final Gate gate;
    private final ExportRequests requests;
    private final Lists lists;
    private final Staff staff;

    ExportDesk(Gate gate, ExportRequests requests, Lists lists, Staff staff) {
        this.gate = gate;
        this.requests = requests;
        this.lists = lists;
        this.staff = staff;
    }

    /** What is to leave, and why. @param reason for the colleague who confirms */
    public record Wish(TransferDesk.Extract extract, String reason) {}

    /** The requests, the latest first. */
    @Needs(Permission.CONTACT_EXPORT)
    public List<ExportRequests.Request> all(Actor actor, String organisation) {
        return requests.all(
                gate.enter(actor, organisation, Permission.CONTACT_EXPORT).id());
    }

    /** When the next one may be confirmed; now, or in the past, if it may. */
    @Needs(Permission.CONTACT_EXPORT)
    public Instant next(Actor actor, String organisation) {
        return requests.next(
                gate.enter(actor, organisation, Permission.CONTACT_EXPORT).id());
    }

    /** Asks for one. @return its number @throws Missing without such a list */
    @Needs(Permission.CONTACT_EXPORT)
    public long ask(Actor actor, String organisation, Wish wish) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_EXPORT);
        var extract = wish.extract();
        var order = new Exports.Order(of.id(), own(of, extract.lists()), extract.json(), actor, extract.to());
        return requests.ask(new ExportRequests.Wish(order, extract.lists(), wish.reason()));
    }

    /**
     * Confirms one that somebody else has asked for.
     *
     * @return false if it does not wait, is her own, who asked may not export any more, or one has left within a day
     * @throws Missing if the organisation has none of this number
     */
    @Needs(Permission.CONTACT_EXPORT)
    public boolean confirm(Actor actor, String organisation, long id) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_EXPORT);
        var request = own(of, id);
        var asker = staff.actor(request.askedBy());
        if (!asker.may(Permission.CONTACT_EXPORT, of.id())) return false;
        return requests.confirm(
                request,
                new Exports.Order(of.id(), own(of, request.lists()), request.json(), asker, request.to()),
                actor);
    }

    /** Declines one, or takes back her own. @return false if it does not wait @throws Missing as {@link #confirm} */
    @Needs(Permission.CONTACT_EXPORT)
    public boolean decline(Actor actor, String organisation, long id) {
        return requests.decline(own(gate.enter(actor, organisation, Permission.CONTACT_EXPORT), id), actor);
    }

    /** The file, for who asked for it; empty if there is none, or not for her. @throws Missing as {@link #confirm} */
    @Needs(Permission.CONTACT_EXPORT)
    public Optional<Path> file(Actor actor, String organisation, long id) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_EXPORT);
        return requests.take(own(of, id), actor);
    }

    private ExportRequests.Request own(Organisation of, long id) {
        return requests.find(of.id(), id).orElseThrow(() -> new Missing("export"));
    }

    private List<ContactList> own(Organisation of, List<String> slugs) {
        return slugs.stream()
                .map(it -> lists.bySlug(of.id(), it).orElseThrow(() -> new Missing("list")))
                .toList();
    }
}
