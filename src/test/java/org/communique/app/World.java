package org.communique.app;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.feed.Feeds;
import org.communique.statement.Tag;
import org.communique.store.Json;

/**
 * Everything that an address could name, published or not: what somebody knows or guesses who has seen an advance copy.
 *
 * @param languages also one in which there is nothing
 * @param files     hash and name, separated by a slash
 * @param parts     facet and slug as they stand in an address, such as {@code topic/housing}
 * @param words     some that titles have, of what is published and of what is not
 * @param phrases   titles, leads and tags of what is not published, and some of what is
 */
record World(
        Set<String> languages,
        Set<String> years,
        Set<String> slugs,
        Set<String> publicIds,
        Set<String> files,
        Set<String> topics,
        Set<String> organisations,
        Set<String> parts,
        Set<String> words,
        Set<String> phrases) {

    private static final String HIDDEN = """
            FROM revision r WHERE NOT EXISTS (
                SELECT 1 FROM published p WHERE p.edition = r.edition AND p.revision >= r.number)
            """;

    /** What is in the tables of a house. */
    static World of(Core core) {
        var topics = with(arrays(core, "SELECT topics FROM revision").collect(Collectors.toSet()), "nothing");
        var organisations = with(read(core, "SELECT slug FROM organisation"), "nothing");
        return new World(
                with(read(core, "SELECT DISTINCT language FROM edition"), "fr"),
                read(core, "SELECT DISTINCT strftime('%Y', due_at / 1000, 'unixepoch') FROM release"),
                with(read(core, "SELECT DISTINCT slug FROM edition"), "nothing"),
                with(read(core, "SELECT public_id FROM edition"), "AAAAAAAAAAAAAAAAAAAAAA"),
                with(
                        read(core, "SELECT DISTINCT sha256 || '/' || name FROM revision_file"),
                        "a".repeat(64) + "/nothing.pdf"),
                topics,
                organisations,
                parts(core, topics, organisations),
                words(core),
                phrases(core));
    }

    private static Set<String> parts(Core core, Set<String> topics, Set<String> organisations) {
        var tags =
                with(arrays(core, "SELECT tags FROM revision").map(Tag::slug).collect(Collectors.toSet()), "nothing");
        var kinds = with(read(core, "SELECT DISTINCT kind FROM statement"), "press-release");
        return Stream.of(
                        part("topic", topics),
                        part("tag", tags),
                        part("organisation", organisations),
                        part("kind", kinds))
                .flatMap(it -> it)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> part(String facet, Set<String> slugs) {
        return slugs.stream().map(it -> facet + "/" + Feeds.segment(it));
    }

    private static Set<String> words(Core core) {
        var out = words(core, "SELECT title FROM published WHERE killed_at IS NULL")
                .limit(5);
        var hidden = words(core, "SELECT r.title " + HIDDEN).limit(10);
        return with(Stream.concat(out, hidden).collect(Collectors.toCollection(TreeSet::new)), "nothing");
    }

    private static Stream<String> words(Core core, String sql) {
        return read(core, sql).stream()
                .flatMap(it -> Stream.of(it.split("[^\\p{L}\\p{N}]+")))
                .filter(it -> it.length() > 4)
                .distinct();
    }

    private static Set<String> phrases(Core core) {
        var out = read(core, "SELECT title FROM published").stream().limit(2);
        var hidden = read(core, "SELECT r.title " + HIDDEN + " UNION SELECT r.summary " + HIDDEN).stream()
                .limit(12);
        var tags = arrays(core, "SELECT r.tags " + HIDDEN);
        return Stream.of(out, hidden, tags).flatMap(it -> it).collect(Collectors.toCollection(TreeSet::new));
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
