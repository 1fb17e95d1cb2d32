package org.communique.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Who takes the mail of a domain, and how much they are given: the shipped table, and what an organisation sets instead. */
public final class Providers {

    private static final String SHIPPED = "providers.properties";

    private final Map<String, Provider> byName;
    private final Map<String, Provider> byDomain = new HashMap<>();

    private Providers(Map<String, Provider> byName) {
        this.byName = byName;
        for (var provider : byName.values()) for (var domain : provider.domains()) byDomain.put(domain, provider);
    }

    /** The table that comes with Communiqué. */
    public static Providers shipped() {
        try (var in = Providers.class.getResourceAsStream(SHIPPED)) {
            if (in == null) throw new IllegalStateException("the table " + SHIPPED + " is missing");
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var none = Map.of(Provider.OTHER, new Provider(Provider.OTHER, Set.of(), Limits.NONE));
            return new Providers(none).overriddenBy(lines);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * This table with what a file of the same format says instead. A limit it does not mention stays; for a new provider it is
     * that of {@code other}. Domains are added to a provider; one that belonged to another moves.
     *
     * @param lines of the file
     * @throws InvalidProviders with every fault and its line
     */
    public Providers overriddenBy(List<String> lines) {
        var entries = ProvidersFile.read(lines);
        var moved = entries.values().stream().flatMap(it -> it.domains.stream()).collect(Collectors.toSet());
        var all = new LinkedHashMap<String, Provider>();
        byName.forEach((name, it) -> all.put(name, new Provider(name, without(it, moved), it.limits())));
        entries.forEach((name, entry) -> all.merge(
                name,
                new Provider(name, entry.domains, limits(entry, otherLimits())),
                (old, added) -> new Provider(name, union(old, added), limits(entry, old.limits()))));
        claimed(all);
        return new Providers(all);
    }

    /** The same doors without a limit: a rehearsal knocks at none of them. */
    public Providers unpaced() {
        var all = new LinkedHashMap<String, Provider>();
        byName.forEach((name, it) -> all.put(name, new Provider(name, it.domains(), Limits.NONE)));
        return new Providers(all);
    }

    /**
     * The provider of a domain.
     *
     * @param domain A-label, any case, with or without a dot at the end
     * @return {@linkplain Provider#isOther() other} for a domain nobody claims
     */
    public Provider of(String domain) {
        var name = domain.toLowerCase(Locale.ROOT);
        var plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return byDomain.getOrDefault(plain, other());
    }

    /** All providers, {@code other} among them. */
    public List<Provider> all() {
        return List.copyOf(byName.values());
    }

    private Provider other() {
        return Objects.requireNonNull(byName.get(Provider.OTHER));
    }

    private Limits otherLimits() {
        return other().limits();
    }

    private static Limits limits(ProvidersFile.Entry entry, Limits otherwise) {
        return new Limits(
                entry.limit("in-flight", otherwise.inFlight()), entry.limit("per-minute", otherwise.perMinute()));
    }

    private static Set<String> without(Provider provider, Set<String> moved) {
        return provider.domains().stream().filter(it -> !moved.contains(it)).collect(Collectors.toSet());
    }

    private static Set<String> union(Provider old, Provider added) {
        var both = new HashSet<>(old.domains());
        both.addAll(added.domains());
        return both;
    }

    /** Limits of a provider nobody has are a slip of the pen: 'gmial.in-flight'. */
    private static void claimed(Map<String, Provider> all) {
        var faults = new ArrayList<InvalidProviders.Fault>();
        for (var it : all.values())
            if (!it.isOther() && it.domains().isEmpty())
                faults.add(new InvalidProviders.Fault(0, "the provider '" + it.name() + "' has no domains"));
        if (!faults.isEmpty()) throw new InvalidProviders(faults);
    }
}
