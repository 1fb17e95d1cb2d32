package org.communique.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.communique.sender.Finding.Grade;

/** Whether name and addresses of the sending machine confirm each other, which large providers ask for (PTR, then A). */
final class HostCheck {

    private final Dns dns;

    HostCheck(Dns dns) {
        this.dns = dns;
    }

    List<Finding> of(Optional<String> host) {
        if (host.isEmpty()) return List.of(Finding.told(Grade.ADVICE, "ptr-unnamed"));
        var name = host.get();
        var addresses = dns.addresses(name);
        if (addresses.failed()) return List.of(Finding.silent(name));
        if (addresses.found().isEmpty()) return List.of(Finding.told(Grade.WRONG, "ptr-no-address", name));
        var findings = new ArrayList<Finding>();
        for (var address : addresses.found()) findings.add(finding(name, address));
        return findings;
    }

    private Finding finding(String name, String address) {
        var names = dns.names(address);
        if (names.failed()) return Finding.silent(address);
        if (names.found().isEmpty()) return Finding.told(Grade.WRONG, "ptr-none", address, name);
        boolean confirmed =
                names.found().stream().anyMatch(it -> dns.addresses(it).found().contains(address));
        return confirmed
                ? Finding.told(Grade.OK, "ptr-ok", address, names.found().get(0))
                : Finding.told(Grade.WRONG, "ptr-apart", names.found().get(0), address, name);
    }
}
