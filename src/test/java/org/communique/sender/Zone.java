package org.communique.sender;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** DNS in memory. A silenced name has no server that answers. */
final class Zone implements Dns {

    private final Map<String, List<String>> records = new HashMap<>();
    private final List<String> silent = new ArrayList<>();

    /** Sets the records of a name; none takes it out. The key is {@code TXT name}, {@code MX name}, {@code A name}, {@code PTR address}. */
    Zone set(String key, String... values) {
        if (values.length == 0) records.remove(key);
        else records.put(key, List.of(values));
        return this;
    }

    Zone silence(String key) {
        silent.add(key);
        return this;
    }

    @Override
    public Answer txt(String name) {
        return answer("TXT " + name);
    }

    @Override
    public Answer mx(String name) {
        return answer("MX " + name);
    }

    @Override
    public Answer addresses(String name) {
        return answer("A " + name);
    }

    @Override
    public Answer names(String address) {
        return answer("PTR " + address);
    }

    private Answer answer(String key) {
        if (silent.contains(key)) return new Answer.Failed();
        return records.containsKey(key) ? new Answer.Found(records.get(key)) : new Answer.Nothing();
    }
}
