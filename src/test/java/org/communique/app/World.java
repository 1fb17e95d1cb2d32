package org.communique.app;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.statement.Tag;
import org.communique.store.Json;

/**
 * Everything that an address could name, published or not: what somebody knows or guesses who has seen an advance copy.
 *
 * @param languages also one in which there is nothing
 * @param files     hash and name, separated by a slash
 */
record World(
        Set<String> languages,
        Set<String> years,
        Set<String> slugs,
        Set<String> publicIds,
        Set<String> files,
        Set<String> topics,
        Set<String> tags,
        Set<String> organisations,
        Set<String> keys,
        Set<String> words) {

    /** What is in the tables of a house. */
    static World of(Core core) {
        var words = read(core, "SELECT title FROM revision").stream()
                .flatMap(it -> Stream.of(it.split("[^\\p{L}]+")))
                .filter(it -> it.length() > 4)
                .limit(12);
        return new World(
                with(read(core, "SELECT DISTINCT language FROM edition"), "fr"),
                read(core, "SELECT DISTINCT strftime('%Y', due_at / 1000, 'unixepoch') FROM release"),
                with(read(core, "SELECT DISTINCT slug FROM edition"), "nothing"),
                with(read(core, "SELECT public_id FROM edition"), "AAAAAAAAAAAAAAAAAAAAAA"),
                with(
                        read(core, "SELECT DISTINCT sha256 || '/' || name FROM revision_file"),
                        "a".repeat(64) + "/nothing.pdf"),
                with(arrays(core, "SELECT topics FROM revision").collect(Collectors.toSet()), "nothing"),
                with(arrays(core, "SELECT tags FROM revision").map(Tag::slug).collect(Collectors.toSet()), "nothing"),
                with(read(core, "SELECT slug FROM organisation"), "nothing"),
                with(read(core, "SELECT key FROM statement"), "nothing"),
                with(words.collect(Collectors.toSet()), "nothing"));
    }

    /** Each with each, with a slash before, between and after as the format says. */
    static Stream<String> cross(String format, Set<String> first, Set<String> second) {
        return first.stream().flatMap(one -> second.stream().map(two -> format.formatted(one, two)));
    }

    private static Stream<String> arrays(Core core, String sql) {
        return read(core, sql).stream().flatMap(it -> Json.strings(it).stream());
    }

    private static Set<String> with(Set<String> names, String unknown) {
        names.add(unknown);
        return names;
    }

    private static Set<String> read(Core core, String sql) {
        return new TreeSet<>(core.store.read().sql(sql).query(String.class).list());
    }
}
