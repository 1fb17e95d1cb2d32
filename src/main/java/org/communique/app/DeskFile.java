package org.communique.app;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The text of the file that holds what the desk was told. */
final class DeskFile {

    private static final String HEAD =
            "# Set at the desk. What communique.properties, the environment or the command line says wins.\n";

    private DeskFile() {}

    static String text(Map<String, String> values) {
        var properties = new Properties();
        properties.putAll(values);
        var text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // the library begins with the time of day
        return HEAD + text.toString().replaceFirst("^#.*\\R", "");
    }
}
