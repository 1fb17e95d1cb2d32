package org.communique.app;

import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Contact;
import org.communique.audience.WayOut;
import org.communique.feedback.Unsubscribing;
import org.communique.vault.Tokens;
import org.communique.web.site.Leaving;

/** Leaving by the link of a mail. */
final class LinkLeaving implements Leaving {

    private final Core core;
    private final Unsubscribing unsubscribing;

    LinkLeaving(Core core, Unsubscribing unsubscribing) {
        this.core = core;
        this.unsubscribing = unsubscribing;
    }

    @Override
    public Optional<Locale> language(String token) {
        return id(token).flatMap(core.deliveries::byToken).map(it -> core.contacts
                .find(it.contact())
                .map(Contact::language)
                .orElse(Locale.forLanguageTag(it.language())));
    }

    @Override
    public boolean leave(String token, String source) {
        var way = source.equals("one-click") ? WayOut.ONE_CLICK : WayOut.PAGE;
        return id(token).flatMap(it -> unsubscribing.unsubscribe(it, way)).isPresent();
    }

    private Optional<byte[]> id(String token) {
        return core.tokens.read(token, Tokens.Purpose.UNSUBSCRIBE);
    }
}
