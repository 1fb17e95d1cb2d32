package org.communique.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.communique.audience.Address;
import org.communique.signup.Domains;

/**
 * Addresses somebody should look at: a domain that looks mistyped, a role, a mailbox for an hour. They are reported and never
 * changed. Domains are judged by the same lists as at signup.
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

    /** Read when the first address is looked at, once. */
    private static final class Shipped {
        static final Domains DOMAINS = Domains.shipped();
    }

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
        return Shipped.DOMAINS.disposable(domain)
                ? "disposable"
                : Shipped.DOMAINS.meant(domain).orElse("");
    }
}
