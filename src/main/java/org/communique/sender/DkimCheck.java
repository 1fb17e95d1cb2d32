package org.communique.sender;

import java.util.ArrayList;
import java.util.List;
import org.communique.sender.Finding.Grade;

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
        return algorithm == Algorithm.RSA
                ? Finding.told(Grade.WRONG, "dkim-no-rsa", domain)
                : Finding.told(Grade.ADVICE, "dkim-no-ed25519", domain);
    }

    private static Finding finding(DkimKey key, Published published) {
        if (published == Published.UNKNOWN) return Finding.silent(key.recordName());
        if (key.retiredAt().isPresent()) return retired(key, published);
        boolean live = key.state() == KeyState.LIVE;
        if (published == Published.VISIBLE)
            return live
                    ? Finding.told(Grade.OK, "dkim-signs", key.selector(), key.domain())
                    : Finding.told(Grade.ADVICE, "dkim-waits", key.selector(), key.domain());
        return published.against(key, live ? Grade.WRONG : Grade.ADVICE);
    }

    private static Finding retired(DkimKey key, Published published) {
        var until = key.retiredAt().orElseThrow().plus(DkimKeys.KEPT);
        return published == Published.VISIBLE
                ? Finding.told(Grade.OK, "dkim-retired", key.selector(), key.domain(), until)
                : Finding.told(
                        Grade.ADVICE,
                        published == Published.MISSING ? "dkim-retired-missing" : "dkim-retired-different",
                        key.selector(),
                        key.domain(),
                        until);
    }
}
