package org.communique.web.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A form as somebody has filled it in, and what is wrong with it: shown again so that nothing has to be typed twice. */
public final class Filled {

    private final MultiValueMap<String, String> fields;
    private final Map<String, Fault> faults = new LinkedHashMap<>();

    private record Fault(String key, Object[] arguments) {}

    /** As it was sent. */
    public Filled(MultiValueMap<String, String> fields) {
        this.fields = new LinkedMultiValueMap<>(fields);
    }

    /** Nothing yet. */
    public Filled() {
        this(new LinkedMultiValueMap<>());
    }

    /** Fills a field in beforehand. */
    public Filled with(String field, String value) {
        fields.add(field, value);
        return this;
    }

    /** What stands in a field, without white space around it; empty if nothing does. */
    public String text(String field) {
        var value = fields.getFirst(field);
        return value == null ? "" : value.replace("\0", "").strip();
    }

    /** Everything that was chosen of a field. */
    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** Whether this was chosen. */
    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    /** A number without a sign; -1 if there is none. */
    public long number(String field) {
        return text(field).matches("[0-9]{1,18}") ? Long.parseLong(text(field)) : -1;
    }

    /** Says what is wrong with a field, the first thing only. @param key of the words, which may name the arguments */
    public void fault(String field, String key, Object... arguments) {
        faults.putIfAbsent(field, new Fault(key, arguments.clone()));
    }

    /** The same if something is so. */
    public void fault(boolean wrong, String field, String key) {
        if (wrong) fault(field, key);
    }

    /** Key of the words; null if nothing is wrong with the field. */
    public @Nullable String faultOf(String field) {
        var fault = faults.get(field);
        return fault == null ? null : fault.key();
    }

    /** What these words name. */
    public Object[] argumentsOf(String field) {
        var fault = faults.get(field);
        return fault == null ? new Object[0] : fault.arguments().clone();
    }

    /** Whether anything is wrong. */
    public boolean faulty() {
        return !faults.isEmpty();
    }
}
