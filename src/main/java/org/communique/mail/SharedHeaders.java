package org.communique.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.delivery.Parcel;

/** The header fields that all recipients of one edition on one list share. */
final class SharedHeaders {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final List<MailHeader> headers = new ArrayList<>();
    private final ListAddresses addresses;

    private SharedHeaders(ListAddresses addresses) {
        this.addresses = addresses;
    }

    static List<MailHeader> of(Parcel.Letter letter, Parcel.EditionOut edition, Routing list, ListAddresses addresses) {
        var shared = new SharedHeaders(addresses);
        shared.letter(letter, edition);
        shared.list(letter, edition.rendered().language(), list);
        shared.reports(letter, list);
        if (!letter.embargoed()) shared.add("Archived-At", "<" + edition.permanent() + ">");
        shared.add("MIME-Version", "1.0");
        return List.copyOf(shared.headers);
    }

    private void letter(Parcel.Letter letter, Parcel.EditionOut edition) {
        var organisation = letter.organisation();
        var language = edition.rendered().language();
        add("Date", date(letter.datedAt()));
        var identity = letter.letterhead().identity();
        var name = identity.name(language, organisation.fallback()).orElseGet(() -> organisation.name(language));
        add("From", Mailbox.of(name, organisation.sender()));
        add(
                "Reply-To",
                Mailbox.ascii(
                        identity.replyTo().isEmpty() ? organisation.press().address() : identity.replyTo()));
        add("Subject", Mailbox.words(edition.rendered().subject()));
        add("Content-Language", language.toLanguageTag());
    }

    /** RFC 2919, RFC 2369 §3; people at the press address answer what no program does. */
    private void list(Parcel.Letter letter, Locale language, Routing list) {
        var organisation = letter.organisation();
        var people = "mailto:" + Mailbox.ascii(organisation.press().address());
        var id = "<" + list.slug() + "." + organisation.slug() + "." + Mailbox.domain(organisation.sender()) + ">";
        add("List-Id", (Mailbox.phrase(list.name()) + " " + id).strip());
        add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        add("List-Help", "<" + people + "?subject=Help>");
        add("List-Owner", "<" + people + ">");
        add("List-Subscribe", "<" + people + "?subject=Subscribe%20" + list.slug() + ">");
        add("List-Post", "NO");
        add("List-Archive", "<" + addresses.baseUrl() + "/" + language.toLanguageTag() + ">");
    }

    /** What mailbox providers count by, none of it personal; no answer by machines. */
    private void reports(Parcel.Letter letter, Routing list) {
        var organisation = letter.organisation();
        add(
                "Feedback-ID",
                letter.statementKey() + ":" + list.slug() + ":" + letter.kind().code() + ":"
                        + senderId(organisation.slug()));
        add("CFBL-Address", addresses.complaints() + "@" + Mailbox.domain(organisation.sender()) + "; report=arf");
        add("Precedence", "bulk");
        add("X-Auto-Response-Suppress", "OOF");
    }

    private void add(String name, String value) {
        headers.add(new MailHeader(name, value));
    }

    /** RFC 5322 §3.3, in UTC. */
    private static String date(Instant instant) {
        return DATE.format(instant);
    }

    /** Gmail's sender id: 5 to 15 characters, the same in all mails of a sender. */
    private static String senderId(String slug) {
        var id = slug.length() < 5 ? slug + "-mail" : slug;
        return id.substring(0, Math.min(15, id.length()));
    }

    /**
     * The list a mail goes through.
     *
     * @param slug names it in identifiers
     * @param name its name in the edition's language
     */
    record Routing(String slug, String name) {}
}
