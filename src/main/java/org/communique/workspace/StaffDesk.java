package org.communique.workspace;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.communique.audience.Address;
import org.communique.audience.Audit;
import org.communique.signin.Accounts;
import org.communique.signin.Accounts.Change;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Denied;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.staff.Role;
import org.communique.staff.Staff;
import org.communique.statement.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who works for an organisation as what. Nobody changes her own roles: an administrator cannot make herself a list keeper. */
public final class StaffDesk {

    private final Gate gate;
    private final Staff staff;
    private final Audit audit;
    private final Accounts accounts;
    private final InvitationPost post;

    StaffDesk(Gate gate, Staff staff, Audit audit, Accounts accounts, InvitationPost post) {
        this.gate = gate;
        this.staff = staff;
        this.audit = audit;
        this.accounts = accounts;
        this.post = post;
    }

    /**
     * Somebody who works here.
     *
     * @param state of her account; empty if she has none yet, and signs in nowhere
     * @param ours  whether she works for this organisation alone, so that its administrators change how she signs in
     */
    public record Member(String name, Set<Role> roles, Optional<Accounts.State> state, boolean ours) {

        /** A mask: user names are personal data too. */
        @Override
        public String toString() {
            return "[member]";
        }
    }

    /** Somebody to be invited. @param address for what waits for her; empty = none is known */
    public record Newcomer(User user, Optional<Address> address, Role role) {}

    /** How the link of an invitation reaches her. */
    public enum Way {
        /** Whoever invites passes it on. */
        SHOWN,
        /** By mail, if mail leaves the house and her address is known; else as {@link #SHOWN}. */
        MAILED
    }

    /** Whether invitations can go by mail. */
    @Needs(Permission.STAFF_READ)
    public boolean mails(Actor actor, String organisation) {
        gate.enter(actor, organisation, Permission.STAFF_READ);
        return post.open();
    }

    /** Every role that somebody has, by user. */
    @Needs(Permission.STAFF_READ)
    public List<Staff.Grant> all(Actor actor, String organisation) {
        return staff.of(gate.enter(actor, organisation, Permission.STAFF_READ).id());
    }

    /** Everybody who has a role, by name. */
    @Needs(Permission.STAFF_READ)
    public List<Member> members(Actor actor, String organisation) {
        var of = gate.enter(actor, organisation, Permission.STAFF_READ);
        Map<String, Set<Role>> roles = new TreeMap<>();
        staff.of(of.id()).forEach(it -> roles.computeIfAbsent(it.user(), name -> EnumSet.noneOf(Role.class))
                .add(it.role()));
        return roles.entrySet().stream()
                .map(it -> new Member(
                        it.getKey(),
                        it.getValue(),
                        accounts.state(it.getKey()),
                        staff.organisations(it.getKey()).equals(List.of(of.id()))))
                .toList();
    }

    /**
     * Gives somebody a role; false if she has it.
     *
     * @throws Denied if it is herself
     */
    @Needs(Permission.STAFF_MANAGE)
    public boolean grant(Actor actor, String organisation, String user, Role role) {
        var of = gate.enter(actor, organisation, Permission.STAFF_MANAGE);
        mustBeAnother(actor, user);
        return accounts.changing(user, db -> {
            boolean granted = staff.grant(user, of.id(), role, actor);
            if (granted) audit.add(db, entry(actor, "role.granted", of, user + " " + role.code()));
            return granted;
        });
    }

    /**
     * Takes a role away; false if she does not have it.
     *
     * @throws Denied if it is herself
     */
    @Needs(Permission.STAFF_MANAGE)
    public boolean revoke(Actor actor, String organisation, String user, Role role) {
        var of = gate.enter(actor, organisation, Permission.STAFF_MANAGE);
        mustBeAnother(actor, user);
        return accounts.changing(user, db -> {
            boolean revoked = staff.revoke(user, of.id(), role);
            if (revoked) audit.add(db, entry(actor, "role.revoked", of, user + " " + role.code()));
            return revoked;
        });
    }

    /**
     * Adds a user with one role.
     *
     * @return the token of the link by which she sets a password of her own; empty if it was mailed to her
     * @throws Taken if somebody has her user name
     */
    @Needs(Permission.STAFF_MANAGE)
    public Optional<String> invite(Actor actor, String organisation, Newcomer newcomer, Way way) {
        var of = gate.enter(actor, organisation, Permission.STAFF_MANAGE);
        var name = newcomer.user().name();
        mustBeAnother(actor, name);
        return accounts.adding(newcomer.user(), newcomer.address(), db -> {
                    staff.grant(name, of.id(), newcomer.role(), actor);
                    audit.add(db, entry(actor, "user.added", of, name));
                    audit.add(
                            db,
                            entry(
                                    actor,
                                    "role.granted",
                                    of,
                                    name + " " + newcomer.role().code()));
                    var to = newcomer.address().map(it -> new InvitationPost.Invited(newcomer.user(), it));
                    return told(db, of, accounts.invite(Change.of(name, actor.name())), mailed(way, to));
                })
                .orElseThrow(() -> new Taken("user", name));
    }

    /**
     * A new link by which she sets her password.
     *
     * @return its token; empty if it was mailed to her
     * @throws Missing if she does not work here
     */
    @Needs(Permission.STAFF_MANAGE)
    public Optional<String> inviteAgain(Actor actor, String organisation, String user, Way way) {
        var of = gate.enter(actor, organisation, Permission.STAFF_MANAGE);
        var change = change(actor, organisation, user);
        var to = mailed(way, post.invited(user));
        return accounts.inviting(change, (db, token) -> told(db, of, token, to));
    }

    private Optional<InvitationPost.Invited> mailed(Way way, Optional<InvitationPost.Invited> to) {
        return to.filter(it -> way == Way.MAILED && post.open());
    }

    private Optional<String> told(
            JdbcClient db, Organisation of, String token, Optional<InvitationPost.Invited> byMail) {
        byMail.ifPresent(it -> post.owe(db, of, it, token));
        return byMail.isPresent() ? Optional.empty() : Optional.of(token);
    }

    /** Takes all away that she proves herself with but her password. @throws Missing if she does not work here */
    @Needs(Permission.STAFF_MANAGE)
    public void resetSecondFactor(Actor actor, String organisation, String user) {
        accounts.resetSecondFactor(change(actor, organisation, user));
    }

    /** She signs in no more; false if she could not. @throws Missing if she does not work here */
    @Needs(Permission.STAFF_MANAGE)
    public boolean disable(Actor actor, String organisation, String user) {
        return accounts.disable(change(actor, organisation, user));
    }

    /** She signs in again; false if she could. @throws Missing if she does not work here */
    @Needs(Permission.STAFF_MANAGE)
    public boolean enable(Actor actor, String organisation, String user) {
        return accounts.enable(change(actor, organisation, user));
    }

    /** How she signs in is changed by administrators of all organisations she works for: one member's has no say at another. */
    private Change change(Actor actor, String organisation, String user) {
        var of = gate.enter(actor, organisation, Permission.STAFF_MANAGE);
        mustBeAnother(actor, user);
        var works = staff.organisations(user);
        if (!works.contains(of.id())) throw new Missing("user");
        works.forEach(it -> actor.must(Permission.STAFF_MANAGE, it));
        return Change.of(user, actor.name());
    }

    private static void mustBeAnother(Actor actor, String user) {
        if (actor.name().equals(user)) throw new Denied(Permission.STAFF_MANAGE);
    }

    private static Audit.Entry entry(Actor actor, String action, Organisation of, String detail) {
        return new Audit.Entry(actor.name(), action, of.id(), "organisation " + of.id(), detail);
    }
}
