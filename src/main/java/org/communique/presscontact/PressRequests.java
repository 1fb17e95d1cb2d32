package org.communique.presscontact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.audience.Audit;
import org.communique.audience.Card;
import org.communique.audience.Consent;
import org.communique.audience.ContactKind;
import org.communique.audience.ContactList;
import org.communique.audience.Enrolment;
import org.communique.audience.Identity;
import org.communique.store.Store;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What journalists ask of the press desk, and what becomes of it. Nothing a form says changes anything before the address is confirmed
 * and the desk has approved it; known and unknown addresses get the same answer and the same mail.
 */
public final class PressRequests {

    /** How long a link to confirm is good for. */
    static final Duration VALIDITY = Duration.ofDays(2);

    private static final Duration ONE_MAIL = Duration.ofDays(1);

    private static final int AT_ONCE = 50;

    private final Store store;
    private final Tokens tokens;
    private final PressContacts contacts;
    private final PressLetters letters;
    private final Enrolment enrolment;
    private final Identity identity;
    private final RequestRows rows;
    private final Accreditations accreditations;
    private final Terms terms;
    private final Audit audit;

    PressRequests(Store store, Vault vault, PressContacts contacts, PressLetters letters, Clock clock) {
        this.store = store;
        this.tokens = new Tokens(vault);
        this.contacts = contacts;
        this.letters = letters;
        this.enrolment = new Enrolment(store, vault, clock);
        this.identity = new Identity(store, vault, clock);
        this.rows = new RequestRows(store, vault, clock);
        this.accreditations = new Accreditations(store, clock);
        this.terms = new Terms(clock);
        this.audit = new Audit(store, vault, clock);
    }

    /** The embargo terms that a reader of this language is shown. */
    public String terms(Locale language) {
        return Terms.wording(language);
    }

    /**
     * Takes an application without faults; its terms are those {@link #terms} shows now. Whatever we know of the address, one row is
     * written; what comes of it is decided out of band, see {@link #ask}.
     */
    public void register(long organisation, Application application) {
        store.run(db -> {
            var request = new PressRequest(
                    0,
                    organisation,
                    RequestKind.REGISTRATION,
                    "unconfirmed",
                    0,
                    application.languages(),
                    application.topics(),
                    Optional.of(terms.shown(db, application.language())),
                    Instant.EPOCH);
            var blind = enrolment.blind(new Address(application.address()));
            rows.add(db, new RequestRows.Fresh(request, content(application), Optional.of(blind)));
        });
    }

    /**
     * Takes down that a press contact has moved. A new address is written to, and counts only once it is confirmed there.
     *
     * @param application of which name, topics and languages are not looked at; an empty address = the one she has
     */
    public void move(PressContact contact, Application application) {
        boolean elsewhere = !application.address().isBlank();
        var request = new PressRequest(
                0,
                contact.organisation(),
                RequestKind.MOVE,
                elsewhere ? "unconfirmed" : "waiting",
                contact.contact(),
                List.of(application.language()),
                application.topics(),
                Optional.empty(),
                Instant.EPOCH);
        var blind =
                elsewhere ? Optional.of(enrolment.blind(new Address(application.address()))) : Optional.<byte[]>empty();
        store.run(db -> rows.add(db, new RequestRows.Fresh(request, content(application), blind)));
    }

    /** Asks at the addresses that were typed whether they are right: one mail a day to each, and none that we must not write to. */
    void ask() {
        for (var it : rows.unasked(AT_ONCE)) store.run(db -> ask(db, it));
    }

    private void ask(JdbcClient db, PressRequest request) {
        var to = rows.open(db, request.id()).map(it -> new Address(it.address()));
        boolean allowed = to.filter(it -> !rows.asked(db, enrolment.blind(it), ONE_MAIL))
                .filter(it -> !enrolment.suppressed(db, request.organisation(), it))
                .isPresent();
        if (allowed) rows.ask(db, request.id()).ifPresent(uid -> letters.confirm(db, request, to.get(), link(uid)));
        else rows.drop(db, request.id());
    }

    /** The language of who is asked to confirm; empty if the link is not ours, is used, or too old. Changes nothing. */
    public Optional<Locale> asked(String token) {
        return uid(token)
                .flatMap(rows::byUid)
                .filter(it -> it.state().equals("unconfirmed"))
                .map(it -> it.languages().get(0));
    }

    /** The address is hers. @return false if the link is not ours, was used already, or is too old */
    public boolean confirm(String token) {
        return uid(token)
                .filter(it -> store.write(db -> rows.confirm(db, it, VALIDITY)))
                .isPresent();
    }

    /** What waits for the desk of an organisation, the oldest first. */
    public List<PressRequest> waiting(long organisation) {
        return rows.waiting(organisation);
    }

    /** The request with this number. */
    public Optional<PressRequest> find(long id) {
        return rows.byId(store.read(), id);
    }

    /** A request in the open. */
    public record Opened(PressRequest request, String name, String address, Details details) {

        /** A mask. */
        @Override
        public String toString() {
            return "[press request " + request.id() + "]";
        }
    }

    /** Opens a request that waits, and writes down who did. */
    public Optional<Opened> open(long id, String actor) {
        return store.write(db -> {
            var request = rows.byId(db, id).filter(it -> it.state().equals("waiting"));
            var content = request.flatMap(it -> rows.open(db, id));
            content.ifPresent(it -> note(db, request.get(), actor, "press.request-opened"));
            return content.map(it -> new Opened(request.get(), it.name(), it.address(), it.details()));
        });
    }

    /** For how long and through which list a journalist is a press contact. */
    public record Approval(Instant until, ContactList list, String actor) {}

    /**
     * Approves a registration: contact, subscription with its evidence, accreditation, and a mail that says so.
     *
     * @return the contact; empty if the request does not wait
     */
    public Optional<Long> approve(long id, Approval approval) {
        return store.write(db -> {
            var request = rows.byId(db, id).filter(it -> it.kind() == RequestKind.REGISTRATION);
            var content = request.flatMap(it -> rows.open(db, id));
            if (content.isEmpty() || !request.get().state().equals("waiting")) return Optional.<Long>empty();
            long contact = enrol(db, request.get(), content.get());
            rows.decide(db, id, new RequestRows.Decision("approved", contact, ""));
            enrolment.subscribe(db, consent(db, request.get(), contact, approval));
            accreditations.accepted(
                    db,
                    contact,
                    request.get().terms().orElseThrow(),
                    new Accreditations.Period(approval.until(), approval.actor()));
            note(db, request.get(), approval.actor(), "press.approved");
            letters.approved(db, request.get(), new Address(content.get().address()), contact);
            return Optional.of(contact);
        });
    }

    /** Approves that a press contact has moved. @return false if it does not wait, or another contact has that address, or it is suppressed */
    public boolean approveMove(long id, String actor) {
        return store.write(db -> {
            var request = rows.byId(db, id)
                    .filter(it -> it.kind() == RequestKind.MOVE && it.state().equals("waiting"));
            var content = request.flatMap(it -> rows.open(db, id));
            if (content.isEmpty()) return false;
            long contact = request.get().contact();
            if (!content.get().address().isBlank()) {
                var old = letters.address(contact);
                if (!identity.move(db, contact, new Address(content.get().address()))) return false;
                old.ifPresent(it -> letters.elsewhere(db, request.get(), it));
            }
            enrolment.rewrite(
                    db, contact, card -> moved(Details.of(card), content.get()).on(card));
            rows.decide(db, id, new RequestRows.Decision("approved", contact, ""));
            note(db, request.get(), actor, "press.approved");
            return true;
        });
    }

    /**
     * Declines a request and says so to who asked.
     *
     * @param reason for the desk itself; nothing of it is mailed
     * @return false if it does not wait
     */
    public boolean decline(long id, String reason, String actor) {
        return store.write(db -> {
            var request = rows.byId(db, id);
            var content = request.flatMap(it -> rows.open(db, id));
            var decision = new RequestRows.Decision(
                    "declined", request.map(PressRequest::contact).orElse(0L), reason);
            if (content.isEmpty() || !rows.decide(db, id, decision)) return false;
            note(db, request.get(), actor, "press.declined");
            if (!content.get().address().isBlank())
                letters.declined(db, request.get(), new Address(content.get().address()));
            return true;
        });
    }

    /** Forgets what nobody confirmed. */
    int forget() {
        return store.write(db -> rows.forget(db, VALIDITY));
    }

    private long enrol(JdbcClient db, PressRequest request, RequestRows.Content content) {
        var card = new Card(new Address(content.address()), content.name());
        var person = new Enrolment.Newcomer(request.organisation(), card, request.languages(), ContactKind.PRESS);
        long contact = enrolment.enrol(db, person);
        var entry = new PressContacts.Entry(
                person, content.details(), LawfulBasis.CONSENT, AddressSource.HERSELF, request.topics());
        contacts.put(db, contact, entry);
        enrolment.languages(db, contact, request.languages());
        return contact;
    }

    /** The wording is the terms she accepted on the form. */
    private Consent consent(JdbcClient db, PressRequest request, long contact, Approval approval) {
        var shown = terms.of(db, request.terms().orElseThrow());
        var wording = new Consent.Wording(shown.language(), shown.wording(), "press-register");
        return new Consent(approval.list().id(), contact, Consent.Event.GIVEN, wording, "form");
    }

    private static Details moved(Details before, RequestRows.Content content) {
        return new Details(
                content.outlet().isBlank() ? before.outlet() : content.outlet(),
                content.phone().isBlank() ? before.phone() : content.phone(),
                before.beat(),
                content.check().isBlank() ? before.check() : content.check(),
                before.note());
    }

    private void note(JdbcClient db, PressRequest request, String actor, String action) {
        audit.add(db, new Audit.Entry(actor, action, request.organisation(), "request " + request.id(), ""));
    }

    private static RequestRows.Content content(Application it) {
        var details = it.details();
        return new RequestRows.Content(
                it.name(), it.address(), details.outlet(), details.phone(), details.beat(), details.check());
    }

    private String link(byte[] uid) {
        return "/press/confirm/" + tokens.issue(uid, Tokens.Purpose.PRESS_REGISTER);
    }

    private Optional<byte[]> uid(String token) {
        return tokens.read(token, Tokens.Purpose.PRESS_REGISTER);
    }
}
