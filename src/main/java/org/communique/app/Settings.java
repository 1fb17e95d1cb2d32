package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings in force: those of {@code application.properties}, which lists every key, then what the desk was told, then the file
 * in the data folder, then the environment, then the command line.
 */
final class Settings {

    private static final String END_OF_OURS = "spring.application.name";
    private static final String PREFIX = "COMMUNIQUE_";

    /** What the desk was told, in the data folder; whatever is written by hand wins over it. */
    private static final String OF_THE_DESK = "desk.properties";

    private final Map<String, String> values;
    private final Map<String, String> origins;
    private final Given given;

    /** What they were read from, beside the files. */
    private record Given(Map<String, String> environment, Map<String, String> commandLine) {}

    private Settings(Map<String, String> values, Map<String, String> origins, Given given) {
        this.values = values;
        this.origins = origins;
        this.given = given;
    }

    /**
     * Reads the settings in force.
     *
     * @param environment as {@link System#getenv()}
     * @param given       from the command line
     * @throws InvalidSetting for a key nobody knows
     */
    static Settings read(Map<String, String> environment, Map<String, String> given) {
        var folder = Path.of(folder(environment, given));
        return read(new Given(environment, given), load(folder.resolve(OF_THE_DESK)));
    }

    /** The same if the desk had been told this, which is not kept yet. */
    Settings told(Map<String, String> more) {
        var desk = load(folder().resolve(OF_THE_DESK));
        desk.putAll(more);
        return read(given, desk);
    }

    /** Keeps what the desk was told for the next start. */
    void keep(Map<String, String> more) {
        var desk = load(folder().resolve(OF_THE_DESK));
        desk.putAll(more);
        PrivateFile.write(folder().resolve(OF_THE_DESK), DeskFile.text(desk));
    }

    /** Where a setting that the desk may change is set instead; empty = nowhere. */
    Optional<String> overruled(String key) {
        return origin(key).filter(it -> !it.equals(folder().resolve(OF_THE_DESK).toString()));
    }

    private static String folder(Map<String, String> environment, Map<String, String> given) {
        return given.getOrDefault(
                "data.folder",
                environment.getOrDefault(PREFIX + "DATA", shipped().get("data.folder")));
    }

    private static Settings read(Given from, Map<String, String> desk) {
        var environment = from.environment();
        var given = from.commandLine();
        var values = new TreeMap<>(shipped());
        var origins = new TreeMap<String, String>();
        var folder = folder(environment, given);
        add(values, origins, desk, Path.of(folder).resolve(OF_THE_DESK).toString());
        var file = Path.of(folder).resolve("communique.properties");
        add(values, origins, load(file), file.toString());
        add(values, origins, fromEnvironment(environment, values.keySet()), "environment");
        values.put("data.folder", folder);
        add(values, origins, given, "command line");
        return new Settings(values, origins, from);
    }

    /** The value as text; empty if the setting is empty. */
    Optional<String> text(String key) {
        var value = values.get(key);
        if (value == null) throw new IllegalArgumentException("no setting is named " + key);
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    /** A setting that may not be empty. */
    String required(String key) {
        return text(key).orElseThrow(() -> new InvalidSetting(key, "it may not be empty"));
    }

    /** A whole number within its range, both ends included. */
    int number(String key, int least, int most) {
        try {
            int number = Integer.parseInt(required(key));
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidSetting(key, "write a whole number from " + least + " to " + most);
    }

    /** One of a few words. */
    String word(String key, String... allowed) {
        var word = required(key);
        if (Arrays.asList(allowed).contains(word)) return word;
        throw new InvalidSetting(key, "write one of " + String.join(", ", allowed));
    }

    /** The content of the file a setting names, without white space around it; empty if it names none. */
    Optional<String> secret(String key) {
        return text(key).map(file -> {
            try {
                return Files.readString(Path.of(file)).strip();
            } catch (IOException e) {
                throw new InvalidSetting(key, "the file cannot be read");
            }
        });
    }

    /** No relay is set, so the built-in mailbox takes the mail. */
    boolean sampleMode() {
        return text("mail.smtp-host").isEmpty();
    }

    /** The data folder. */
    Path folder() {
        return Path.of(required("data.folder"));
    }

    /** The public address without a slash at the end. */
    String baseUrl() {
        var url = text("site.base-url").orElseGet(() -> "http://localhost:" + required("site.port"));
        if (!url.matches("https?://[^/\\s]+(/[^\\s]*[^/\\s])?"))
            throw new InvalidSetting("site.base-url", "write http(s)://host without a slash at the end");
        return url;
    }

    /** As a house has them that nobody has set anything in. */
    static Settings shippedOnly() {
        return new Settings(shipped(), Map.of(), new Given(Map.of(), Map.of()));
    }

    /** Scheme, host and port of {@link #baseUrl}: where the desk is. */
    String site() {
        return baseUrl().replaceFirst("^(https?://[^/]+).*", "$1");
    }

    /** Everything of ours with its value, for Spring and for {@code doctor}. */
    Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Where a value comes from; empty = as shipped. */
    Optional<String> origin(String key) {
        return Optional.ofNullable(origins.get(key));
    }

    private static void add(
            Map<String, String> values, Map<String, String> origins, Map<String, String> more, String origin) {
        var unknown = new TreeSet<>(more.keySet());
        unknown.removeAll(values.keySet());
        if (!unknown.isEmpty())
            throw new InvalidSetting(
                    unknown.first(),
                    "no setting is named so (" + origin + ")" + near(unknown.first(), values.keySet()));
        more.forEach((key, value) -> {
            values.put(key, value);
            origins.put(key, origin);
        });
    }

    private static String near(String key, Set<String> known) {
        var last = key.substring(key.lastIndexOf('.') + 1);
        var near = known.stream()
                .filter(it -> it.endsWith(last) || it.startsWith(key.replaceAll("\\..*", ".")))
                .collect(Collectors.joining(", "));
        return near.isEmpty() ? "" : "; near it: " + near;
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment, Set<String> known) {
        var byName = known.stream()
                .collect(Collectors.toMap(key -> PREFIX + key.toUpperCase().replaceAll("[.-]", "_"), key -> key));
        byName.put(PREFIX + "DATA", "data.folder");
        var found = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) found.put(byName.getOrDefault(name, name), value);
        });
        return found;
    }

    /** Our keys stand above the settings of the parts we use. */
    private static Map<String, String> shipped() {
        try (var in = Settings.class.getResourceAsStream("/application.properties")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return properties(text.substring(0, text.indexOf(END_OF_OURS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty if there is no such file. */
    private static Map<String, String> load(Path file) {
        if (!Files.exists(file)) return new TreeMap<>();
        try {
            return properties(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> properties(String text) throws IOException {
        var properties = new Properties();
        properties.load(new java.io.StringReader(text));
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty, (one, other) -> other, TreeMap::new));
    }
}
