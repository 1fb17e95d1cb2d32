package org.communique.sender;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.sender.Finding.Grade;

/** The SPF record of the envelope domain: one, strict, and within ten lookups (RFC 7208 §4.6.4). */
final class SpfCheck {

    private static final int MOST_LOOKUPS = 10;
    private static final Set<String> COUNTED = Set.of("include", "a", "mx", "ptr", "exists", "redirect");

    private final Dns dns;
    private int lookups;
    private String broken = "";

    SpfCheck(Dns dns) {
        this.dns = dns;
    }

    List<Finding> of(String domain) {
        var answer = dns.txt(domain);
        if (answer.failed()) return List.of(Finding.silent(domain));
        var records = records(answer);
        if (records.isEmpty()) return List.of(Finding.told(Grade.WRONG, "spf-none", domain));
        if (records.size() > 1) return List.of(Finding.told(Grade.WRONG, "spf-several", domain, records.size()));
        count(records.get(0));
        return List.of(verdict(domain, records.get(0)));
    }

    private Finding verdict(String domain, String record) {
        if (!broken.isEmpty()) return Finding.told(Grade.WRONG, "spf-broken", domain, broken);
        if (lookups > MOST_LOOKUPS) return Finding.told(Grade.WRONG, "spf-lookups", domain);
        var terms = Arrays.asList(record.toLowerCase(Locale.ROOT).split("\\s+"));
        if (terms.contains("+all") || terms.contains("all")) return Finding.told(Grade.WRONG, "spf-everybody", domain);
        boolean strict = terms.contains("-all")
                || terms.contains("~all")
                || terms.stream().anyMatch(it -> it.startsWith("redirect="));
        return strict
                ? Finding.told(Grade.OK, "spf-ok", domain, lookups)
                : Finding.told(Grade.ADVICE, "spf-open", domain);
    }

    /** Adds up the lookups of a record and of those it refers to. Ends at the eleventh, so that circles end too. */
    private void count(String record) {
        for (var term : record.toLowerCase(Locale.ROOT).split("\\s+")) {
            var name = term.replaceFirst("^[-+~?]", "").replaceFirst("[:/=].*", "");
            if (!COUNTED.contains(name) || ++lookups > MOST_LOOKUPS) continue;
            if (name.equals("include") || name.equals("redirect")) follow(term.replaceFirst("^[^:=]*[:=]", ""));
        }
    }

    private void follow(String domain) {
        if (domain.contains("%")) return;
        var answer = dns.txt(domain);
        var records = records(answer);
        if (records.size() == 1) count(records.get(0));
        else if (!answer.failed()) broken = domain;
    }

    private static List<String> records(Dns.Answer answer) {
        return answer.found().stream()
                .filter(it -> it.toLowerCase(Locale.ROOT).matches("v=spf1(\\s.*)?"))
                .toList();
    }
}
