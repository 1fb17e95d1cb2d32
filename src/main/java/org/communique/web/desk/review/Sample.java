package org.communique.web.desk.review;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.communique.release.Galley;
import org.communique.render.Greeting;
import org.communique.render.Slots;

/** A mail as its reader sees it, for those who look at it before: with links that lead nowhere and nobody's name. */
final class Sample {

    /** Whose mail it is looked at as. */
    enum Reader {
        ANYBODY,
        PRESS
    }

    private Sample() {}

    static String html(Galley galley, String list, Reader reader) {
        return Slots.fillHtml(galley.rendered().html(), values(galley.revision().language(), list, reader));
    }

    static String text(Galley galley, String list, Reader reader) {
        return Slots.fillText(galley.rendered().text(), values(galley.revision().language(), list, reader));
    }

    private static Map<String, String> values(Locale language, String list, Reader reader) {
        var values = new HashMap<>(Map.of(
                Slots.UNSUBSCRIBE_URL, "#unsubscribe",
                Slots.PREFERENCES_URL, "#preferences",
                Slots.ADVANCE_URL, "#advance",
                Slots.LIST_NAME, list,
                Slots.GREETING, Greeting.in(language).neutral()));
        if (reader == Reader.PRESS) {
            values.put(Slots.NOT_MY_BEAT_URL, "#not-my-beat");
            values.put(Slots.MOVED_URL, "#moved");
        }
        return values;
    }
}
