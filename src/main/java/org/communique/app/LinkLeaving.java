package org.communique.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.audience.Contact;
import org.communique.delivery.Delivery;
import org.communique.vault.Tokens;
import org.communique.web.site.Leaving;

/**
 * Leaving by the link of a mail: the token names a delivery, the delivery a contact and the release it was part of. What ends
 * are the contact's subscriptions to the lists that release was addressed to.
 */
final class LinkLeaving implements Leaving {

    private final Core core;

    LinkLeaving(Core core) {
        this.core = core;
    }

    @Override
    public Optional<Locale> language(String token) {
        return delivery(token).map(it -> core.contacts
                .find(it.contact())
                .map(Contact::language)
                .orElse(Locale.forLanguageTag(it.language())));
    }

    @Override
    public boolean leave(String token, String source) {
        var delivery = delivery(token);
        delivery.ifPresent(it -> core.subscriptions.unsubscribe(it.contact(), lists(it), source));
        return delivery.isPresent();
    }

    private Optional<Delivery> delivery(String token) {
        return core.tokens.read(token, Tokens.Purpose.UNSUBSCRIBE).flatMap(core.deliveries::byToken);
    }

    private List<Long> lists(Delivery delivery) {
        var release =
                core.releases.byId(core.dispatches.byId(delivery.dispatch()).release());
        return Stream.of(true, false)
                .flatMap(advance -> core.releases.lists(release, advance).stream())
                .toList();
    }
}
