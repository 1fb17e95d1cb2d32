package org.communique.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.audience.Audit;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Store;

/** How our mail leaves, and how receivers know that it is ours. The relay is the whole network's: its secretariat sets it. */
public final class SenderDesk {

    /** What is wrong if another organisation than the first wants to set the relay. */
    private static final Fault ELSEWHERE = new Fault("relay", "elsewhere");

    private final Gate gate;
    private final Organisations organisations;
    private final House house;
    private final Log log;

    SenderDesk(Gate gate, Organisations organisations, House house, Log log) {
        this.log = log;
        this.gate = gate;
        this.organisations = organisations;
        this.house = house;
    }

    /** Where it is written down who has changed the relay. */
    record Log(Store store, Audit audit) {}

    /**
     * The relay as it is kept; all of it but the address of the site holds at once.
     *
     * @param security {@code starttls}, {@code implicit} or {@code none}
     * @param baseUrl  public address of the site; empty = this machine's
     */
    public record Relay(String host, String port, String security, String user, String baseUrl) {}

    /**
     * The relay, and what of it is not set here.
     *
     * @param elsewhere     where it is set instead; empty = here
     * @param waitsForStart whether the address of the site is another from the next start on
     */
    public record Known(Relay relay, boolean password, String elsewhere, boolean waitsForStart) {}

    /** What a person can mend. @param field of the form. @param word of a phrase {@code desk.sender.fault.…} */
    public record Fault(String field, String word) {}

    /** What became of a test. @param reason as the relay gave it; empty if it took the mail */
    public record Tested(boolean accepted, String reason) {}

    /** A record to publish in DNS. @param why of a phrase {@code desk.sender.record.…} */
    public record Entry(String why, String type, String name, String value) {}

    /** What a look into DNS found, in the language asked for. @param grade {@code ok}, {@code advice} or {@code wrong} */
    public record Look(String grade, String what, String cure) {}

    /** What does it. */
    public interface House {

        Known relay();

        List<Fault> keep(Relay relay, Optional<String> password);

        Tested test(Organisation from, Address to);

        List<Entry> records(Organisation of);

        List<Look> look(Organisation of, Locale language);

        void makeKeys(Organisation of);

        /** Whether mail of an organisation is signed with a key of its domain; asks nobody outside. */
        boolean signs(Organisation of);

        /** @return in that language, what stands against it; empty if it signs now */
        String sign(Organisation of, Locale language);
    }

    @Needs(Permission.ORGANISATION_MANAGE)
    public Known relay(Actor actor, String organisation) {
        var of = gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE);
        var known = house.relay();
        return first(of) ? known : new Known(known.relay(), known.password(), "secretariat", false);
    }

    /** Keeps the relay, and sends by it from now on. @param password empty = as it was. @return what is wrong with it, or nothing */
    @Needs(Permission.ORGANISATION_MANAGE)
    public List<Fault> keep(Actor actor, String organisation, Relay relay, Optional<String> password) {
        var of = gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE);
        if (!first(of)) return List.of(ELSEWHERE);
        var before = house.relay();
        var faults = house.keep(relay, password);
        var now = house.relay();
        if (faults.isEmpty() && (password.isPresent() || !now.equals(before)))
            log.store().run(db -> log.audit()
                    .add(
                            db,
                            new Audit.Entry(
                                    actor.name(),
                                    "relay.changed",
                                    of.id(),
                                    "",
                                    told(before.relay(), now.relay(), password.isPresent()))));
        return faults;
    }

    /**
     * Where mail goes from now on, and what else has changed: never the password, nor the user, who is often called by an address.
     */
    private static String told(Relay before, Relay now, boolean password) {
        var told = new ArrayList<String>();
        told.add("to " + now.host() + ":" + now.port() + " " + now.security());
        if (!now.user().equals(before.user())) told.add("another user");
        if (password) told.add("another password");
        if (!now.baseUrl().equals(before.baseUrl())) told.add("site " + now.baseUrl());
        return String.join(", ", told);
    }

    /** Sends a mail over that relay. The address is neither stored nor logged. */
    @Needs(Permission.ORGANISATION_MANAGE)
    public Tested test(Actor actor, String organisation, Address to) {
        return house.test(gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE), to);
    }

    /** What is to be published for the domain its mail comes from. */
    @Needs(Permission.ORGANISATION_MANAGE)
    public List<Entry> records(Actor actor, String organisation) {
        return house.records(gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE));
    }

    /** What receivers would find there now. Takes as long as DNS takes; nothing while no relay is set. */
    @Needs(Permission.ORGANISATION_MANAGE)
    public List<Look> look(Actor actor, String organisation, Locale language) {
        return house.look(gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE), language);
    }

    /** Makes a pair of keys, unless there is one that waits for its record or signs. */
    @Needs(Permission.ORGANISATION_MANAGE)
    public void makeKeys(Actor actor, String organisation) {
        house.makeKeys(gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE));
    }

    /** Signs with the keys whose records are there. @return in that language, what stands against it; empty if nothing does */
    @Needs(Permission.ORGANISATION_MANAGE)
    public String sign(Actor actor, String organisation, Locale language) {
        return house.sign(gate.enter(actor, organisation, Permission.ORGANISATION_MANAGE), language);
    }

    private boolean first(Organisation of) {
        return organisations.all().get(0).id() == of.id();
    }
}
