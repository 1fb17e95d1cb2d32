package org.communique.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads a providers file: UTF-8, one {@code name.key = value} a line, {@code #} for remarks. Keys: {@code domains} (comma
 * separated; a line may be repeated), {@code in-flight}, {@code per-minute}. Strict: what it does not
 * know, and what is out of range or said twice, is a fault; nothing is clamped.
 */
final class ProvidersFile {

    /** What a file says of one provider; an empty limit is one it does not mention. */
    static final class Entry {
        final TreeSet<String> domains = new TreeSet<>();
        final Map<String, Integer> limits = new HashMap<>();

        int limit(String key, int otherwise) {
            return Optional.ofNullable(limits.get(key)).orElse(otherwise);
        }
    }

    private static final Map<String, Integer> MOST = Map.of(
            "in-flight", Limits.MOST_IN_FLIGHT,
            "per-minute", Limits.MOST_PER_MINUTE);

    private static final Pattern LINE =
            Pattern.compile("([a-z0-9][a-z0-9-]{0,39})\\.([a-z-]{1,20})\\s*=\\s*(\\S.{0,4000})");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> said = new HashMap<>();
    private final List<InvalidProviders.Fault> faults = new ArrayList<>();

    private ProvidersFile() {}

    /**
     * The entries by provider, in the order of the file.
     *
     * @throws InvalidProviders with every fault if there is any
     */
    static Map<String, Entry> read(List<String> lines) {
        var file = new ProvidersFile();
        for (int n = 0; n < lines.size(); n++) file.line(n + 1, lines.get(n).strip());
        if (!file.faults.isEmpty()) throw new InvalidProviders(file.faults);
        return file.entries;
    }

    private void line(int n, String line) {
        if (line.isEmpty() || line.startsWith("#")) return;
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            fault(n, "write 'name.key = value', such as 'gmail.in-flight = 5'");
            return;
        }
        var entry = entries.computeIfAbsent(parts.group(1), it -> new Entry());
        var key = parts.group(2);
        if (key.equals("domains")) domains(n, parts.group(1), parts.group(3));
        else if (MOST.containsKey(key)) limit(n, entry, parts.group(1) + "." + key, parts.group(3));
        else fault(n, "there is no key '" + key + "'; use domains, in-flight or per-minute");
    }

    private void domains(int n, String provider, String value) {
        if (provider.equals(Provider.OTHER)) {
            fault(n, "'other' stands for every domain nobody claims; it has no domains of its own");
            return;
        }
        for (var domain : value.split(",", -1)) {
            var name = domain.strip();
            if (!DOMAIN.matcher(name).matches())
                fault(n, "'" + name + "' is no domain; write lower case, umlauts as xn--…");
            else if (once(n, name)) entries.get(provider).domains.add(name);
        }
    }

    private void limit(int n, Entry entry, String name, String value) {
        var key = name.substring(name.indexOf('.') + 1);
        int most = MOST.get(key);
        if (!NUMBER.matcher(value).matches() || Integer.parseInt(value) > most)
            fault(n, name + " is a number from 0 (no limit) to " + most);
        else if (once(n, name)) entry.limits.put(key, Integer.parseInt(value));
    }

    private boolean once(int n, String what) {
        var before = said.putIfAbsent(what, n);
        if (before == null) return true;
        fault(n, "'" + what + "' was already given in line " + before);
        return false;
    }

    private void fault(int n, String message) {
        faults.add(new InvalidProviders.Fault(n, message));
    }
}
