package org.communique.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether name and addresses of the sending machine confirm each other, which large providers ask for (PTR, then A). */
final class HostCheck {

    private final Dns dns;

    HostCheck(Dns dns) {
        this.dns = dns;
    }

    List<Finding> of(Optional<String> host) {
        if (host.isEmpty())
            return List.of(Finding.advice(
                    "PTR: the machine whose address receivers see is not named, so it was not looked at",
                    "set sender.host to its name; leave it if the relay belongs to somebody else"));
        var name = host.get();
        var addresses = dns.addresses(name);
        if (addresses.failed()) return List.of(Finding.silent(name));
        if (addresses.found().isEmpty())
            return List.of(Finding.wrong("PTR: " + name + " has no address", "correct sender.host, or publish it"));
        var findings = new ArrayList<Finding>();
        for (var address : addresses.found()) findings.add(finding(name, address));
        return findings;
    }

    private Finding finding(String name, String address) {
        var names = dns.names(address);
        if (names.failed()) return Finding.silent(address);
        if (names.found().isEmpty())
            return Finding.wrong(
                    "PTR: " + address + " has no name", "ask whoever gave you the address to name it " + name);
        boolean confirmed =
                names.found().stream().anyMatch(it -> dns.addresses(it).found().contains(address));
        return confirmed
                ? Finding.ok("PTR: " + address + " is " + names.found().get(0) + " and back")
                : Finding.wrong(
                        "PTR: " + names.found().get(0) + ", the name of " + address + ", does not lead back to it",
                        "publish " + address + " as an address of that name, or have the address named " + name);
    }
}
