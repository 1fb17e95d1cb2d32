package org.communique.sender;

import java.util.ArrayList;
import java.util.List;
import org.communique.sender.Finding.Grade;

/** The DMARC record that rules a From domain, and whether SPF agrees with it (RFC 9989). DKIM always does: d= is that domain. */
final class DmarcCheck {

    /** The walk up the tree ends after eight questions (RFC 9989 §4.10). */
    private static final int LONGEST_WALK = 8;

    private final Dns dns;

    DmarcCheck(Dns dns) {
        this.dns = dns;
    }

    List<Finding> of(SenderIdentity sender) {
        var domain = sender.domain();
        for (int step = 0; step < LONGEST_WALK && domain.contains("."); step++) {
            var answer = dns.txt("_dmarc." + domain);
            if (answer.failed()) return List.of(Finding.silent("_dmarc." + domain));
            var records = answer.found().stream()
                    .filter(it -> it.strip().matches("(?i)v\\s*=\\s*DMARC1\\s*(;.*)?"))
                    .toList();
            if (records.size() > 1) return List.of(Finding.told(Grade.WRONG, "dmarc-several", domain, records.size()));
            if (records.size() == 1) return judged(sender, domain, TagList.parse(records.get(0)));
            domain = domain.substring(domain.indexOf('.') + 1);
        }
        return List.of(Finding.told(Grade.WRONG, "dmarc-none", sender.domain()));
    }

    private static List<Finding> judged(SenderIdentity sender, String at, TagList record) {
        var findings = new ArrayList<Finding>();
        boolean own = at.equals(sender.domain());
        var policy = own ? record.word("p", "") : record.word("sp", record.word("p", ""));
        findings.add(policy(sender.domain(), at, policy));
        if (record.tag("rua").isEmpty()) findings.add(Finding.told(Grade.ADVICE, "dmarc-no-reports", at));
        if (record.tag("pct").isPresent()) findings.add(Finding.told(Grade.ADVICE, "dmarc-pct", at));
        findings.add(alignment(sender, at, record));
        return findings;
    }

    private static Finding policy(String domain, String at, String policy) {
        if (policy.equals("reject") || policy.equals("quarantine"))
            return Finding.told(Grade.OK, "dmarc-policy", at, domain, policy);
        return policy.equals("none")
                ? Finding.told(Grade.ADVICE, "dmarc-weak", at, domain, policy)
                : Finding.told(Grade.WRONG, "dmarc-no-policy", at);
    }

    private static Finding alignment(SenderIdentity sender, String at, TagList record) {
        var bounce = sender.bounceDomain();
        boolean strict = record.word("aspf", "r").equals("s");
        boolean aligned = bounce.equals(sender.domain())
                || !strict
                        && (bounce.equals(at) || bounce.endsWith("." + at) || bounce.endsWith("." + sender.domain()));
        if (aligned) return Finding.told(Grade.OK, "dmarc-aligned", sender.domain());
        return Finding.told(Grade.ADVICE, strict ? "dmarc-strict" : "dmarc-apart", bounce, sender.domain(), at);
    }
}
