package org.communique.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.communique.audience.Address;

/**
 * Addresses somebody should look at: a domain that looks mistyped, a role, a mailbox for an hour. They are reported and never
 * changed. The tables are short and our own: the published lists are packages of JavaScript a hundred times as long, for hints.
 */
final class AddressNotes {

    private static final int LISTED = 100;
    private static final int DOMAINS = 10_000;

    private static final Set<String> ROLES = Set.of(
            "info",
            "contact",
            "office",
            "press",
            "media",
            "admin",
            "administrator",
            "webmaster",
            "postmaster",
            "hostmaster",
            "abuse",
            "noreply",
            "no-reply",
            "sales",
            "support",
            "help",
            "mail",
            "hello",
            "news",
            "newsletter",
            "redaktion",
            "redactie",
            "redaction",
            "secretariat",
            "secretary",
            "marketing");

    private static final Set<String> DISPOSABLE = Set.of(
            "mailinator.com",
            "guerrillamail.com",
            "guerrillamail.org",
            "sharklasers.com",
            "10minutemail.com",
            "temp-mail.org",
            "tempmail.com",
            "yopmail.com",
            "yopmail.fr",
            "trashmail.com",
            "trash-mail.com",
            "getnada.com",
            "dispostable.com",
            "maildrop.cc",
            "throwawaymail.com",
            "mintemail.com",
            "fakeinbox.com",
            "mohmal.com",
            "emailondeck.com",
            "moakt.com",
            "spamgourmet.com",
            "discard.email",
            "wegwerfmail.de",
            "einrot.com",
            "mailnesia.com",
            "tempr.email",
            "burnermail.io",
            "mytemp.email",
            "mailcatch.com",
            "spam4.me");

    private static final List<String> POPULAR = List.of(
            "gmail.com",
            "googlemail.com",
            "yahoo.com",
            "yahoo.fr",
            "yahoo.de",
            "hotmail.com",
            "hotmail.fr",
            "hotmail.nl",
            "outlook.com",
            "live.com",
            "live.nl",
            "msn.com",
            "icloud.com",
            "me.com",
            "aol.com",
            "proton.me",
            "protonmail.com",
            "gmx.de",
            "gmx.net",
            "web.de",
            "t-online.de",
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "laposte.net",
            "ziggo.nl",
            "kpnmail.nl",
            "planet.nl",
            "seznam.cz",
            "wp.pl",
            "onet.pl",
            "interia.pl",
            "abv.bg",
            "mail.bg",
            "ukr.net",
            "mail.ru",
            "yandex.ru",
            "tut.by",
            "yahoo.es",
            "telefonica.net");

    private final Map<String, String> domains = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<ImportReport.Note> first = new ArrayList<>();

    void look(long row, Address address) {
        var domain = address.value().substring(address.value().lastIndexOf('@') + 1);
        if (domains.size() > DOMAINS) domains.clear();
        var of = domains.computeIfAbsent(domain, AddressNotes::domain);
        if (!of.isEmpty()) note(row, of.equals("disposable") ? of : "typo", of.equals("disposable") ? "" : of);
        if (ROLES.contains(address.local().toLowerCase(Locale.ROOT))) note(row, "role", "");
    }

    ImportReport.Notes report() {
        return new ImportReport.Notes(Map.copyOf(counts), List.copyOf(first));
    }

    private void note(long row, String kind, String suggestion) {
        if (counts.merge(kind, 1L, Long::sum) <= LISTED) first.add(new ImportReport.Note(row, kind, suggestion));
    }

    /** Empty, {@code disposable}, or the domain that may be meant. */
    private static String domain(String domain) {
        if (DISPOSABLE.contains(domain)) return "disposable";
        if (POPULAR.contains(domain) || domain.length() < 6) return "";
        return POPULAR.stream()
                .filter(it -> it.length() > 5 && oneSlip(domain, it))
                .findFirst()
                .orElse("");
    }

    /** One letter too many, too few, another, or two the other way round. */
    static boolean oneSlip(String written, String meant) {
        int longer = Math.max(written.length(), meant.length());
        int front = 0;
        while (front < longer && at(written, front) == at(meant, front)) front++;
        int back = 0;
        while (back < longer - front && end(written, back) == end(meant, back)) back++;
        int left = written.length() - front - back;
        int right = meant.length() - front - back;
        boolean swapped = left == 2
                && right == 2
                && written.charAt(front) == meant.charAt(front + 1)
                && written.charAt(front + 1) == meant.charAt(front);
        return left <= 1 && right <= 1 || swapped;
    }

    private static int at(String text, int i) {
        return i < text.length() ? text.charAt(i) : -1 - text.length();
    }

    private static int end(String text, int i) {
        return i < text.length() ? text.charAt(text.length() - 1 - i) : -1 - text.length();
    }
}
