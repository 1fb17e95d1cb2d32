package org.communique.sender;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** DNS over the wire. Nothing is kept between two questions: who publishes a record wants to see it now. */
public final class DnsLookups implements Dns {

    private final Resolver resolver;

    private DnsLookups(Resolver resolver, Duration timeout) {
        this.resolver = resolver;
        resolver.setTimeout(timeout);
    }

    /**
     * Asks one server, or those of this machine.
     *
     * @param server  empty = those of this machine
     * @param timeout for each question
     */
    public static DnsLookups at(Optional<InetSocketAddress> server, Duration timeout) {
        return new DnsLookups(server.<Resolver>map(SimpleResolver::new).orElseGet(ExtendedResolver::new), timeout);
    }

    @Override
    public Answer txt(String name) {
        return ask(name, Type.TXT, records -> texts(records));
    }

    @Override
    public Answer mx(String name) {
        return ask(name, Type.MX, records -> Arrays.stream(records)
                .map(MXRecord.class::cast)
                .sorted(Comparator.comparingInt(MXRecord::getPriority))
                .map(it -> plain(it.getTarget()))
                .toList());
    }

    @Override
    public Answer addresses(String name) {
        var four = ask(name, Type.A, records -> Arrays.stream(records)
                .map(it -> ((ARecord) it).getAddress().getHostAddress())
                .toList());
        var six = ask(name, Type.AAAA, records -> Arrays.stream(records)
                .map(it -> ((AAAARecord) it).getAddress().getHostAddress())
                .toList());
        var both = new ArrayList<>(four.found());
        both.addAll(six.found());
        if (!both.isEmpty()) return new Answer.Found(both);
        return four.failed() || six.failed() ? new Answer.Failed() : new Answer.Nothing();
    }

    @Override
    public Answer names(String address) {
        try {
            return ask(ReverseMap.fromAddress(address).toString(true), Type.PTR, records -> Arrays.stream(records)
                    .map(it -> plain(((PTRRecord) it).getTarget()))
                    .toList());
        } catch (UnknownHostException noAddress) {
            return new Answer.Nothing();
        }
    }

    private Answer ask(String name, int type, Function<Record[], List<String>> read) {
        try {
            var lookup = new Lookup(Name.fromString(name, Name.root), type, DClass.IN);
            lookup.setResolver(resolver);
            lookup.setCache(new Cache(DClass.IN));
            lookup.setHostsFileParser(null);
            var records = lookup.run();
            int result = lookup.getResult();
            if (result == Lookup.SUCCESSFUL) return new Answer.Found(read.apply(records));
            boolean known = result == Lookup.HOST_NOT_FOUND || result == Lookup.TYPE_NOT_FOUND;
            return known ? new Answer.Nothing() : new Answer.Failed();
        } catch (TextParseException noName) {
            return new Answer.Nothing();
        }
    }

    private static List<String> texts(Record[] records) {
        return Arrays.stream(records)
                .map(it -> ((TXTRecord) it)
                        .getStringsAsByteArrays().stream()
                                .map(part -> new String(part, StandardCharsets.ISO_8859_1))
                                .reduce("", String::concat))
                .toList();
    }

    private static String plain(Name name) {
        return name.toString(true).equals("@") || name.equals(Name.root) ? "" : name.toString(true);
    }
}
