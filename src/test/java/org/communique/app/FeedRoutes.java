package org.communique.app;

import static org.communique.app.World.cross;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes of feeds, and of all that leads to them; a part of {@link PublicRoutes}. */
final class FeedRoutes {

    private static final String LANGUAGE = "/{language:[a-z]{2,3}(?:-[A-Za-z0-9]+)*}";

    /** The three there are, and one that is guessed. */
    private static final Set<String> FORMATS = Set.of("rss", "atom", "json", "xml");

    /** Closed, next, beyond, and none. */
    private static final Set<String> DOCUMENTS =
            Set.of("1.atom", "1.rss", "1.json", "2.atom", "3.rss", "9.json", "0.atom");

    private static final List<String> GUESSED = List.of(
            "/feed",
            "/feed/",
            "/feed/rss",
            "/rss",
            "/rss/",
            "/rss.xml",
            "/feed.xml",
            "/feed.rss",
            "/index.xml",
            "/index.rss",
            "/rss/news",
            "/rss/news_feed/all",
            "/rss-feed/news-publication",
            "/latest/rss.xml",
            "/atom.xml",
            "/atom",
            "/feed.atom",
            "/feed/atom",
            "/index.atom",
            "/feed.json",
            "/feed/json",
            "/index.json");

    private static final List<String> GUESSED_IN_A_LANGUAGE = List.of(
            "/feed",
            "/feed/",
            "/rss",
            "/rss/",
            "/rss.xml",
            "/feed.xml",
            "/index.xml",
            "/latest/feed",
            "/latest/rss.xml",
            "/latest/news/feed",
            "/latest/news/rss.xml",
            "/atom.xml",
            "/feed.atom",
            "/feed/atom",
            "/feed.json",
            "/feed/json");

    private FeedRoutes() {}

    /** Pattern and addresses, as {@link PublicRoutes#CRAWLED} has them. */
    static Map<String, Function<World, Stream<String>>> table() {
        var table = new LinkedHashMap<String, Function<World, Stream<String>>>();
        table.put("/feeds", world -> Stream.of("/feeds"));
        table.put("/feeds.opml", world -> Stream.of("/feeds.opml"));
        table.put(LANGUAGE + "/feeds", world -> cross("/%s%s", world.languages(), Set.of("/feeds")));
        table.put("/feeds/{file}", FeedRoutes::ofLanguages);
        table.put("/feeds/corrections/{file}", world -> cross("/feeds/corrections/%s.%s", languages(world), FORMATS));
        table.put("/feeds/{language}/{facet}/{file}", FeedRoutes::ofParts);
        table.put(
                "/feeds/{language}/archive/{file}",
                world -> cross("/feeds/%s/archive/%s", languages(world), DOCUMENTS));
        table.put("/feeds/{language}/{facet}/{slug}/archive/{file}", FeedRoutes::documentsOfParts);
        for (var address : GUESSED) table.put(address, world -> Stream.of(address));
        for (var ending : GUESSED_IN_A_LANGUAGE)
            table.put(LANGUAGE + ending, world -> cross("/%s%s", world.languages(), Set.of(ending)));
        table.put(
                LANGUAGE + "/{facet:topic|tag|organisation|kind}/{slug}/feed",
                world -> cross("/%s/%s/feed", world.languages(), world.parts()));
        return table;
    }

    /** What a program might ask the hub for: every feed there is, could be, or is none. */
    static Stream<String> topics(World world) {
        return Stream.concat(ofLanguages(world), ofParts(world)).filter(it -> it.endsWith(".atom"));
    }

    private static Stream<String> ofLanguages(World world) {
        return cross("/feeds/%s.%s", languages(world), FORMATS);
    }

    private static Stream<String> ofParts(World world) {
        var files = cross("%s.%s", world.parts(), Set.of("rss", "atom", "json")).collect(Collectors.toSet());
        return cross("/feeds/%s/%s", languages(world), files);
    }

    private static Stream<String> documentsOfParts(World world) {
        var files = cross("%s/archive/%s", world.parts(), Set.of("1.atom")).collect(Collectors.toSet());
        return cross("/feeds/%s/%s", languages(world), files);
    }

    private static Set<String> languages(World world) {
        return Stream.concat(world.languages().stream(), Stream.of("all")).collect(Collectors.toSet());
    }
}
