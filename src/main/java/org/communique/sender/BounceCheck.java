package org.communique.sender;

import java.util.List;

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
        if (hosts.isEmpty())
            return List.of(Finding.wrong(
                    "MX: " + domain + " has no mail server, so bounces are lost",
                    "publish an MX record at " + domain + " that names the server of the bounce mailbox"));
        if (hosts.contains(""))
            return List.of(Finding.wrong(
                    "MX: " + domain + " says that it takes no mail (RFC 7505)",
                    "replace its null MX by a mail server"));
        for (var host : hosts) {
            var addresses = dns.addresses(host);
            if (addresses.failed()) return List.of(Finding.silent(host));
            if (addresses.found().isEmpty())
                return List.of(Finding.wrong(
                        "MX: " + host + ", which takes mail for " + domain + ", has no address",
                        "publish an A or AAAA record at " + host));
        }
        return List.of(Finding.ok("MX: bounces to " + domain + " reach " + hosts.get(0)));
    }
}
