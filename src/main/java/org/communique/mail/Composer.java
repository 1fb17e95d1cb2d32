package org.communique.mail;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.communique.delivery.Messages;
import org.communique.delivery.Parcel;
import org.communique.render.FirstNotice;
import org.communique.render.Greeting;
import org.communique.render.Slots;
import org.communique.vault.Tokens;

/**
 * Makes the bytes of a mail. Everything in them follows from the parcel, date, Message-ID and boundary included, so an
 * attempt that is made again sends the same bytes. What a dispatch's deliveries share is made once, see
 * {@link MessageTemplate}. Safe for many threads.
 */
final class Composer {

    /** A release of ten editions to six lists; more make templates again now and then. */
    private static final int REMEMBERED = 64;

    private final Tokens tokens;
    private final ListAddresses addresses;
    private final TemplateLog log;
    private final TemplateCache<Letterhead> recent = new TemplateCache<>(REMEMBERED);

    /** @param baseUrl public address of the site, without a slash at the end */
    Composer(Tokens tokens, String baseUrl) {
        this(tokens, ListAddresses.at(baseUrl), TemplateLog.NONE);
    }

    Composer(Tokens tokens, ListAddresses addresses, TemplateLog log) {
        this.tokens = tokens;
        this.addresses = addresses;
        this.log = log;
    }

    /**
     * The mail of a parcel: ASCII in lines of at most 998 characters that end in CRLF; none begins with a dot.
     *
     * @throws OversizedMail if the HTML part is larger than {@link MessageTemplate#MAX_HTML} as sent
     * @throws org.communique.render.UnfilledSlot if something that the template names is not known
     */
    byte[] compose(Parcel parcel) {
        var head = recent.of(parcel, () -> logged(parcel, letterhead(parcel)));
        var recipient = parcel.recipient().orElseThrow();
        var leave = addresses.leave(tokens.issue(parcel.token(), Tokens.Purpose.UNSUBSCRIBE));
        var byMail = addresses.leaveByMail(
                tokens.issueForAddress(parcel.token(), Tokens.Purpose.UNSUBSCRIBE_BY_MAIL), head.domain());
        var personal = List.of(
                new MailHeader("To", Mailbox.of(recipient.name(), recipient.address())),
                new MailHeader(
                        "Message-ID", "<" + HexFormat.of().formatHex(parcel.token()) + "@" + head.domain() + ">"),
                new MailHeader("List-Unsubscribe", "<" + leave + ">, <mailto:" + byMail + ">"));
        var greeting = head.greeting().to(recipient.name());
        return head.template().fill(personal, values(parcel, leave, greeting));
    }

    /** A mail that is not under embargo has no advance page: a template that names one is refused. */
    private Map<String, String> values(Parcel parcel, String leave, String greeting) {
        var recipient = parcel.recipient().orElseThrow();
        var values = new HashMap<String, String>();
        values.put(Slots.UNSUBSCRIBE_URL, leave);
        values.put(Slots.GREETING, greeting);
        values.put(
                Slots.PREFERENCES_URL, addresses.preferences(tokens.issue(recipient.id(), Tokens.Purpose.PREFERENCES)));
        if (parcel.letter().embargoed())
            values.put(Slots.ADVANCE_URL, addresses.advance(tokens.issue(parcel.token(), Tokens.Purpose.ADVANCE)));
        if (forThePress(parcel)) addForThePress(values, parcel);
        return values;
    }

    private void addForThePress(Map<String, String> values, Parcel parcel) {
        values.put(
                Slots.NOT_MY_BEAT_URL, addresses.notMyBeat(tokens.issue(parcel.token(), Tokens.Purpose.NOT_MY_BEAT)));
        values.put(Slots.MOVED_URL, addresses.moved(tokens.issue(parcel.token(), Tokens.Purpose.MOVED)));
        parcel.recipient().orElseThrow().press().origin().ifPresent(it -> values.put(Slots.NOTICE, notice(parcel, it)));
    }

    private static String notice(Parcel parcel, Parcel.Origin origin) {
        var language = parcel.editions().get(0).rendered().language();
        var organisation = parcel.letter().organisation();
        var sender = new FirstNotice.Sender(
                organisation.name(language), organisation.press().address());
        return FirstNotice.of(language, sender, origin.source(), origin.basis());
    }

    private static boolean forThePress(Parcel parcel) {
        var press = parcel.recipient().orElseThrow().press();
        return parcel.letter().embargoed() || press.list() || press.origin().isPresent();
    }

    /** SHA-256 of what all recipients of a parcel's edition on its list get, with the slots open; 32 bytes. */
    byte[] contentSha256(Parcel parcel) {
        return recent.of(parcel, () -> letterhead(parcel)).template().sha256();
    }

    private Letterhead logged(Parcel parcel, Letterhead head) {
        log.compiled(new Messages.Message(
                parcel.letter().dispatch(),
                parcel.editions().get(0).rendered().language(),
                parcel.recipient().orElseThrow().listSlug(),
                head.template().sha256(),
                head.template().size()));
        return head;
    }

    /** Bytes of the HTML part as sent, see {@link MessageTemplate#MAX_HTML}. */
    int htmlSize(Parcel parcel) {
        return recent.of(parcel, () -> letterhead(parcel)).template().htmlSize();
    }

    private Letterhead letterhead(Parcel parcel) {
        var letter = parcel.letter();
        var edition = parcel.editions().get(0);
        var recipient = parcel.recipient().orElseThrow();
        var rendered = edition.rendered();
        boolean press = letter.embargoed() || recipient.press().list();
        var known = Map.of(Slots.LIST_NAME, recipient.listName());
        var list = new SharedHeaders.Routing(recipient.listSlug(), recipient.listName());
        return new Letterhead(
                new MessageTemplate(
                        SharedHeaders.of(letter, edition, list, addresses),
                        Cut.of(Slots.forThePress(rendered.text(), press), Slots.Context.TEXT, known),
                        Cut.of(Slots.forThePress(rendered.html(), press), Slots.Context.HTML, known)),
                Greeting.in(rendered.language()),
                Mailbox.domain(letter.organisation().sender()));
    }

    /** All that the recipients of one edition on one list share. */
    private record Letterhead(MessageTemplate template, Greeting greeting, String domain) {}
}
