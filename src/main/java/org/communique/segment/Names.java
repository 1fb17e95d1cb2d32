package org.communique.segment;

import java.time.ZoneId;
import java.util.Map;
import org.communique.audience.Field;

/** What an organisation has that rules may name: its own lists and the fields it made searchable. Others do not exist. */
record Names(long organisation, ZoneId zone, Map<String, Long> lists, Map<String, Field> fields) {

    Names {
        lists = Map.copyOf(lists);
        fields = Map.copyOf(fields);
    }
}
