package org.communique.sender;

import java.util.ArrayList;
import java.util.List;

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
            if (records.size() > 1)
                return List.of(Finding.wrong(
                        "DMARC: there are " + records.size() + " records at _dmarc." + domain
                                + ", so receivers ignore them",
                        "keep one"));
            if (records.size() == 1) return judged(sender, domain, TagList.parse(records.get(0)));
            domain = domain.substring(domain.indexOf('.') + 1);
        }
        return List.of(Finding.wrong(
                "DMARC: " + sender.domain() + " has no record",
                "publish a TXT record at _dmarc." + sender.domain() + ": v=DMARC1; p=none; rua=mailto:dmarc@"
                        + sender.domain()));
    }

    private static List<Finding> judged(SenderIdentity sender, String at, TagList record) {
        var findings = new ArrayList<Finding>();
        boolean own = at.equals(sender.domain());
        var policy = own ? record.word("p", "") : record.word("sp", record.word("p", ""));
        findings.add(policy(sender.domain(), at, policy));
        if (record.tag("rua").isEmpty())
            findings.add(Finding.advice(
                    "DMARC: nobody receives the reports of who sends in our name",
                    "add rua=mailto:ADDRESS to the record at _dmarc." + at));
        if (record.tag("pct").isPresent())
            findings.add(Finding.advice(
                    "DMARC: pct= in the record at _dmarc." + at + " means nothing any more (RFC 9989)", "take it out"));
        findings.add(alignment(sender, at, record));
        return findings;
    }

    private static Finding policy(String domain, String at, String policy) {
        var what = "DMARC: _dmarc." + at + " rules " + domain + " with policy " + policy;
        if (policy.equals("reject") || policy.equals("quarantine")) return Finding.ok(what);
        return policy.equals("none")
                ? Finding.advice(
                        what + ": forged mail in our name is delivered",
                        "when the reports are clean, change it to reject")
                : Finding.wrong(
                        "DMARC: the record at _dmarc." + at + " has no policy",
                        "write p=none, p=quarantine or p=reject");
    }

    private static Finding alignment(SenderIdentity sender, String at, TagList record) {
        var bounce = sender.bounceDomain();
        boolean strict = record.word("aspf", "r").equals("s");
        boolean aligned = bounce.equals(sender.domain())
                || !strict
                        && (bounce.equals(at) || bounce.endsWith("." + at) || bounce.endsWith("." + sender.domain()));
        return aligned
                ? Finding.ok("DMARC: DKIM and SPF both speak for " + sender.domain())
                : Finding.advice(
                        "DMARC: SPF of " + bounce + " does not speak for " + sender.domain() + "; DKIM alone does",
                        strict
                                ? "take aspf=s out of the record at _dmarc." + at
                                : "use a bounce domain below " + sender.domain());
    }
}
