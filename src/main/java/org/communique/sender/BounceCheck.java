package org.communique.sender;

import java.util.List;
import org.communique.sender.Finding.Grade;

/** Whether failures can come back: the bounce domain has a mail server with an address. */
final class BounceCheck {

    private final Dns dns;

    BounceCheck(Dns dns) {
        this.dns = dns;
    }

    List<Finding> of(String domain) {
        var answer = dns.mx(domain);
        if (answer.failed()) return List.of(Finding.silent(domain));
        var hosts = answer.found();
        if (hosts.isEmpty()) return List.of(Finding.told(Grade.WRONG, "mx-none", domain));
        if (hosts.contains("")) return List.of(Finding.told(Grade.WRONG, "mx-null", domain));
        for (var host : hosts) {
            var addresses = dns.addresses(host);
            if (addresses.failed()) return List.of(Finding.silent(host));
            if (addresses.found().isEmpty()) return List.of(Finding.told(Grade.WRONG, "mx-no-address", host, domain));
        }
        return List.of(Finding.told(Grade.OK, "mx-ok", domain, hosts.get(0)));
    }
}
