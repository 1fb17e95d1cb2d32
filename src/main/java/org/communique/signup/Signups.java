package org.communique.signup;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.form.FormToken;
import org.communique.store.Store;
import org.communique.vault.SealedColumn;
import org.communique.vault.Vault;

/**
 * Takes forms of people who want to join. A form that is filled in properly has the same answer and costs the same work whatever
 * we know of the address: one row is written, and what comes of it is decided out of band.
 */
public final class Signups {

    /** What this room keeps sealed until it is confirmed or too old. */
    public static final SealedColumn SEALED =
            new SealedColumn("signup", "uid", "sealed", "t.uid", "signup.sealed", "signup t");

    private final SignupSettings settings;
    private final Offers offers;
    private final Domains domains;
    private final Applications applications;
    private final FormToken tokens;
    private final Work work;
    private final Gate gate;
    private final Vault vault;

    /** What it stands on. */
    public record Rooms(Store store, Vault vault, Offers offers, Domains domains) {}

    public Signups(Rooms rooms, SignupSettings settings, Alarm alarm, Clock clock) {
        this.settings = settings;
        this.offers = rooms.offers();
        this.domains = rooms.domains();
        this.vault = rooms.vault();
        this.applications = new Applications(rooms.store(), vault, clock);
        this.tokens = new FormToken(vault, clock);
        this.work = new Work(settings.workBits());
        this.gate = new Gate(settings, alarm, clock);
    }

    /** What may be joined. */
    public Offers offers() {
        return offers;
    }

    /** The token of a form that is shown now. @param form its name */
    public String token(String form) {
        return tokens.issue(form);
    }

    /** Bits that the work of a form must have; 0 = none. */
    public int workBits() {
        return settings.workBits();
    }

    /** Takes a form in. @param wording what was shown above its button, in the language of the page */
    public Answer take(Filled form, String wording) {
        var proof = form.proof();
        if (!proof.trap().isEmpty()) return new Answer.Thanks();
        if (!proof.ours() || !tokens.good(proof.token(), proof.form())) return new Answer.Again();
        var address = address(form.address());
        if (address.isEmpty()) return new Answer.Mend(Answer.Field.ADDRESS, "subscribe.mend-address");
        var domain = domain(address.get());
        if (domains.disposable(domain)) return new Answer.Mend(Answer.Field.ADDRESS, "subscribe.mend-disposable");
        var lists = offers.find(form.lists());
        if (lists.isEmpty()) return new Answer.Mend(Answer.Field.LISTS, "subscribe.mend-lists");
        var meant = domains.meant(domain).map(it -> local(address.get()) + "@" + it);
        if (meant.isPresent() && proof.insists() == Filled.Insists.NO) return new Answer.DidYouMean(meant.get());
        var wanted = proof.insists() == Filled.Insists.MEANT
                ? meant.map(Address::new).orElse(address.get())
                : address.get();
        if (gate.pass(proof.network(), work.done(proof.token(), form.address(), proof.work())))
            applications.receive(application(form, wanted, lists, wording), network(proof.network()));
        return new Answer.Thanks();
    }

    private Application application(Filled form, Address address, List<Offers.Row> lists, String wording) {
        var choices = Choosing.of(form);
        return new Application(
                address.value(),
                form.page().toLanguageTag(),
                choices.languages(),
                choices.topics(),
                choices.rhythm(),
                lists.stream().map(Offers.Row::id).toList(),
                wording,
                form.proof().form(),
                List.of());
    }

    /** Keyed, of what is left of the IP address: it tells two networks apart and names none. */
    private byte[] network(String network) {
        return vault.blind("network\0" + network);
    }

    private static Optional<Address> address(String typed) {
        try {
            return Optional.of(new Address(typed));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String domain(Address address) {
        return address.ascii().substring(address.ascii().lastIndexOf('@') + 1);
    }

    private static String local(Address address) {
        return address.value().substring(0, address.value().lastIndexOf('@'));
    }
}
