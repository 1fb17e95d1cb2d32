package org.communique.segment;

import java.util.Map;

/**
 * A rule as a part of the contacts. The text is put together from fixed pieces; whatever a person wrote is among the values.
 *
 * @param values by the names in the text
 */
public record Condition(Part part, Map<String, Object> values) {

    public Condition {
        values = Map.copyOf(values);
    }
}
