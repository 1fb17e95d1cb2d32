package org.communique.app;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Consent;
import org.communique.audience.Contact;
import org.communique.audience.Subscriptions;
import org.communique.audience.WayOut;
import org.communique.delivery.Delivery;
import org.communique.feedback.Unsubscribing;
import org.communique.render.Phrases;
import org.communique.statement.Languages;
import org.communique.vault.RowIds;
import org.communique.vault.Tokens;
import org.communique.web.site.Leaving;

/** Leaving by the link of a mail. */
final class LinkLeaving implements Leaving {

    /** Time to see that it was a mistake; short, as the page may stay open on a shared machine. */
    private static final Duration UNDO = Duration.ofMinutes(10);

    private final Core core;
    private final Unsubscribing unsubscribing;
    private final RowIds rows;

    LinkLeaving(Core core, Unsubscribing unsubscribing) {
        this.core = core;
        this.unsubscribing = unsubscribing;
        this.rows = new RowIds(core.vault);
    }

    @Override
    public Optional<Asked> asked(String token) {
        return delivery(token).map(it -> {
            var contact = core.contacts.find(it.contact());
            var language = contact.map(Contact::language).orElse(Locale.forLanguageTag(it.language()));
            var release = core.releases.byId(core.dispatches.byId(it.dispatch()).release());
            var speaker = core.organisations.byId(release.organisation());
            var choices =
                    core.contactIds.name(it.contact()).map(id -> core.tokens.issue(id, Tokens.Purpose.PREFERENCES));
            return new Asked(language, speaker.name(language), choices);
        });
    }

    @Override
    public Optional<Left> leave(String token, Way way) {
        var delivery = delivery(token);
        if (delivery.isEmpty()) return Optional.empty();
        var how = way == Way.ONE_CLICK ? WayOut.ONE_CLICK : WayOut.PAGE;
        return unsubscribing
                .leave(delivery.get().token(), how, way == Way.EVERYTHING)
                .map(it -> new Left(way == Way.ONE_CLICK ? Optional.empty() : undo(delivery.get(), it)));
    }

    /** Says which leaving it takes back, so that it is good for no other, and needs no row of its own. */
    private Optional<String> undo(Delivery delivery, Subscriptions.Left left) {
        if (left.lists() == 0) return Optional.empty();
        var name = rows.name(new RowIds.Row(delivery.id(), left.at()));
        return Optional.of(core.tokens.issue(name, Tokens.Purpose.UNDO));
    }

    @Override
    public boolean undo(String token, String undo) {
        var delivery = delivery(token);
        var left = core.tokens.read(undo, Tokens.Purpose.UNDO).map(rows::row);
        if (delivery.isEmpty()
                || left.isEmpty()
                || left.get().number() != delivery.get().id()) return false;
        long at = left.get().salt();
        if (core.clock.millis() - at > UNDO.toMillis()) return false;
        var language = Languages.shipped(asked(token).orElseThrow().language());
        var wording = new Consent.Wording(
                language.toLanguageTag(), Phrases.get(language, "unsubscribe.undo-text"), "unsubscribe-undo");
        return core.subscriptions.restore(delivery.get().contact(), at, wording) > 0;
    }

    private Optional<Delivery> delivery(String token) {
        return core.tokens.read(token, Tokens.Purpose.UNSUBSCRIBE).flatMap(core.deliveries::byToken);
    }
}
