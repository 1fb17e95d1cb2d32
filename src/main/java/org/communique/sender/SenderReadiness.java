package org.communique.sender;

import java.util.ArrayList;
import java.util.List;

/** Whether receivers will believe that our mail is ours, looked up as they look it up. */
public final class SenderReadiness {

    private final DkimKeys keys;
    private final Dns dns;

    public SenderReadiness(DkimKeys keys, Dns dns) {
        this.keys = keys;
        this.dns = dns;
    }

    /** Everything that was looked at, good and bad; each missing or wrong record has its own message and cure. */
    public List<Finding> of(SenderIdentity sender) {
        var findings = new ArrayList<Finding>();
        findings.addAll(new DkimCheck(keys, dns).of(sender.domain()));
        findings.addAll(new SpfCheck(dns).of(sender.bounceDomain()));
        findings.addAll(new DmarcCheck(dns).of(sender));
        findings.addAll(new BounceCheck(dns).of(sender.bounceDomain()));
        findings.addAll(new HostCheck(dns).of(sender.host()));
        findings.add(oneClick(sender.baseUrl()));
        return findings;
    }

    /** RFC 8058 §3.1: the link is HTTPS. */
    private static Finding oneClick(String baseUrl) {
        return baseUrl.startsWith("https://")
                ? Finding.told(Finding.Grade.OK, "one-click-ok", baseUrl)
                : Finding.told(Finding.Grade.WRONG, "one-click", baseUrl);
    }
}
