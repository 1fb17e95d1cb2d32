package org.communique.render;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** One {@code messages_*.properties} as it lies in the repository. */
public record PhraseFile(Locale language, String text) {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern FORM = Pattern.compile("\\.(zero|one|two|few|many|other)$");

    private static final Map<String, String> ENGLISH =
            Map.copyOf(of(Locale.ENGLISH).phrases());

    public static PhraseFile of(Locale language) {
        try (var in = PhraseFile.class.getResourceAsStream("/messages_" + language.toLanguageTag() + ".properties")) {
            return new PhraseFile(language, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TreeMap<String, String> phrases() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(it -> it, properties::getProperty, (a, b) -> a, TreeMap::new));
    }

    Set<String> keys() {
        return new TreeSet<>(phrases().keySet());
    }

    /** Sections and keys in their order, the forms of a counted phrase once. */
    List<String> outline() {
        return text.lines()
                .skip(1)
                .map(it -> it.startsWith("#") ? it : stem(it.split("[ =]", 2)[0]))
                .reduce(new java.util.ArrayList<String>(), PhraseFile::added, (a, b) -> a);
    }

    private static java.util.ArrayList<String> added(java.util.ArrayList<String> all, String line) {
        if (all.isEmpty() || line.isEmpty() || !all.get(all.size() - 1).equals(line)) all.add(line);
        return all;
    }

    /** What is said in English; of a form that English has not, its plural. */
    static String english(String key) {
        return ENGLISH.getOrDefault(key, ENGLISH.get(stem(key) + ".other"));
    }

    static TreeSet<String> arguments(String phrase) {
        return ARGUMENT.matcher(phrase).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isForm(String key) {
        return FORM.matcher(key).find();
    }

    static String stem(String key) {
        return FORM.matcher(key).replaceFirst("");
    }

    /** By ICU, not by our own rules. */
    static Set<Plurals.Form> forms(Locale language) {
        var rules = PluralRules.forLocale(ULocale.forLocale(language));
        return LongStream.concat(LongStream.rangeClosed(0, 1000), LongStream.of(1_000_000))
                .mapToObj(rules::select)
                .map(it -> Plurals.Form.valueOf(it.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Plurals.Form.class)));
    }

    static boolean standsForOneNumber(Locale language, String key) {
        var rules = PluralRules.forLocale(ULocale.forLocale(language));
        var form =
                FORM.matcher(key).results().map(MatchResult::group).findFirst().orElseThrow();
        return LongStream.rangeClosed(0, 1000)
                        .filter(it -> rules.select(it).equals(form.substring(1)))
                        .limit(2)
                        .count()
                == 1;
    }
}
