package org.communique.segment;

import java.util.Map;

/**
 * A rule as a condition on a row {@code c} of {@code contact}. The text is put together from fixed pieces; whatever a person wrote
 * is among the values.
 *
 * @param values by the names in the text
 */
public record Condition(String sql, Map<String, Object> values) {

    public Condition {
        values = Map.copyOf(values);
    }
}
