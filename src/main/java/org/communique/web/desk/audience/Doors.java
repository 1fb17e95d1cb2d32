package org.communique.web.desk.audience;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.communique.audience.Joining;
import org.communique.audience.Visibility;

/** Who learns of a list and how people join, to choose from. */
final class Doors {

    private Doors() {}

    static Map<String, List<Words.Choice>> choices(Words words) {
        return Map.of(
                "visibilities",
                words.choices(
                        "desk.audiences.visibility-",
                        Arrays.stream(Visibility.values()).map(Visibility::code).toList()),
                "joinings",
                words.choices(
                        "desk.audiences.joining-",
                        Arrays.stream(Joining.values()).map(Joining::code).toList()));
    }
}
