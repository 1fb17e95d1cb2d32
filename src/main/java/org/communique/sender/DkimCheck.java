package org.communique.sender;

import java.util.ArrayList;
import java.util.List;

/** Every key of a domain that signs, or is to sign, against its record. */
final class DkimCheck {

    private final DkimKeys keys;
    private final Dns dns;

    DkimCheck(DkimKeys keys, Dns dns) {
        this.keys = keys;
        this.dns = dns;
    }

    List<Finding> of(String domain) {
        var ours = keys.all().stream().filter(it -> it.domain().equals(domain)).toList();
        var findings = new ArrayList<Finding>();
        for (var algorithm : Algorithm.values())
            if (ours.stream().noneMatch(it -> it.state() == KeyState.LIVE && it.algorithm() == algorithm))
                findings.add(unsigned(domain, algorithm));
        for (var key : ours) findings.add(finding(key, Published.of(key, dns)));
        return findings;
    }

    /** Receivers that know Ed25519 are few, so that RSA alone is no fault. */
    private static Finding unsigned(String domain, Algorithm algorithm) {
        var cure =
                "communique sender create --domain " + domain + ", publish its records, communique sender activate all";
        return algorithm == Algorithm.RSA
                ? Finding.wrong("DKIM: mail of " + domain + " goes out without an RSA signature", cure)
                : Finding.advice("DKIM: mail of " + domain + " goes out without an Ed25519 signature", cure);
    }

    private static Finding finding(DkimKey key, Published published) {
        var name = "DKIM: key " + key.selector() + " of " + key.domain() + " ("
                + key.state().code() + ")";
        if (published == Published.UNKNOWN) return Finding.silent(key.recordName());
        if (key.retiredAt().isPresent()) return retired(key, name, published);
        if (published == Published.VISIBLE)
            return key.state() == KeyState.LIVE
                    ? Finding.ok(name + " is in DNS")
                    : Finding.advice(
                            name + " is in DNS and signs nothing yet", "communique sender activate " + key.selector());
        var what = name + ": " + published.what(key);
        return key.state() == KeyState.LIVE
                ? Finding.wrong(what, published.cure(key))
                : Finding.advice(what, published.cure(key));
    }

    private static Finding retired(DkimKey key, String name, Published published) {
        var until = key.retiredAt().orElseThrow().plus(DkimKeys.KEPT);
        return published == Published.VISIBLE
                ? Finding.ok(
                        name + " stays in DNS until " + until + "; then: communique sender remove " + key.selector())
                : Finding.advice(
                        name + ": mail under way cannot be verified, " + published.what(key),
                        "publish it until " + until + "; after that: communique sender remove " + key.selector());
    }
}
