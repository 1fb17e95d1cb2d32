package org.communique.app;

import static org.communique.app.World.cross;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every route there is: either the crawl asks for it, or it is said why nobody can. A new route is one line in one of the two
 * tables; {@link RouteTableTest} fails without it.
 */
final class PublicRoutes {

    private static final Set<String> EMBEDDED = Set.of(".html", ".html?n=20", ".fragment.html", ".json");

    /** Pattern of the route table, and the addresses of it that a world knows or guesses; none if links lead there. */
    static final Map<String, Function<World, Stream<String>>> CRAWLED = Map.ofEntries(
            Map.entry("/", world -> Stream.of("/")),
            Map.entry("/{language}", world -> world.languages().stream().map("/%s"::formatted)),
            Map.entry("/{language}/{year:[0-9]{4}}", world -> years(world)),
            Map.entry("/{language}/{year:[0-9]{4}}/{slug}", PublicRoutes::pages),
            Map.entry("/s/{publicId}", world -> world.publicIds().stream().map("/s/%s"::formatted)),
            Map.entry("/feeds/{file}", PublicRoutes::feeds),
            Map.entry("/feed", world -> Stream.of("/feed")),
            Map.entry("/rss", world -> Stream.of("/rss")),
            Map.entry("/rss.xml", world -> Stream.of("/rss.xml")),
            Map.entry("/feed.xml", world -> Stream.of("/feed.xml")),
            Map.entry("/index.xml", world -> Stream.of("/index.xml")),
            Map.entry("/atom.xml", world -> Stream.of("/atom.xml")),
            Map.entry("/media/{sha256:[0-9a-f]{64}}/{name}", world -> world.files().stream()
                    .map("/media/%s"::formatted)),
            Map.entry("/media/{first:[0-9a-f]{32}}/{second:[0-9a-f]{32}}/{name}", world -> world.files().stream()
                    .map(it -> "/media/" + it.substring(0, 32) + "/" + it.substring(32))),
            Map.entry("/{language}/search", PublicRoutes::searches),
            Map.entry("/opensearch/{file}", world -> world.languages().stream().map("/opensearch/%s.xml"::formatted)),
            Map.entry("/embed/{file}", world -> EMBEDDED.stream()
                    .flatMap(ending -> cross("/embed/%s%s", world.languages(), Set.of(ending)))),
            Map.entry("/embed/{language}/{facet:topic|organisation}/{file}", PublicRoutes::embeddedParts),
            Map.entry("/embed/statement/{publicId}.html", world -> world.publicIds().stream()
                    .map("/embed/statement/%s.html"::formatted)),
            Map.entry("/oembed", PublicRoutes::oembed),
            Map.entry("/statements/{publicId}.ninjs.json", world -> world.publicIds().stream()
                    .map("/statements/%s.ninjs.json"::formatted)),
            Map.entry("/static/{file}", world -> Stream.empty()),
            Map.entry("/robots.txt", world -> Stream.of("/robots.txt")),
            Map.entry("/favicon.svg", world -> Stream.of("/favicon.svg")),
            Map.entry("/u/{token}", world -> Stream.of("/u/v1.AAAA")),
            Map.entry("/advance", world -> Stream.of("/advance")),
            Map.entry("/advance.atom", world -> Stream.of("/advance.atom")),
            Map.entry("/advance.json", world -> Stream.of("/advance.json")),
            Map.entry("/advance/item/{publicId}", world -> world.publicIds().stream()
                    .map("/advance/item/%s"::formatted)),
            Map.entry(
                    "/advance/item/{publicId}/files/{sha256:[0-9a-f]{64}}/{name}",
                    world -> cross("/advance/item/%s/files/%s", world.publicIds(), world.files())),
            Map.entry("/advance/{token}", world -> Stream.of("/advance/v1.AAAA")),
            Map.entry("/advance/{token}/{grant}", world -> Stream.of("/advance/v1.AAAA/BBBB")),
            Map.entry("/advance/{token}/{grant}/{language}", world -> world.languages().stream()
                    .map("/advance/v1.AAAA/BBBB/%s"::formatted)),
            Map.entry("/advance/{token}/{grant}/files/{sha256:[0-9a-f]{64}}/{name}", world -> world.files().stream()
                    .map("/advance/v1.AAAA/BBBB/files/%s"::formatted)),
            Map.entry("/**", world -> Stream.of("/a/b/c/d", "/mailbox", "/mailbox/0", "/desk.css", "/error")),
            Map.entry("/actuator", world -> Stream.of("/actuator", "/actuator/env")),
            Map.entry("/actuator/health", world -> Stream.of("/actuator/health")),
            Map.entry("/actuator/health/**", world -> Stream.of("/actuator/health/readiness")));

    /** Pattern, and why no stranger gets an answer from it. */
    static final Map<String, String> NOT_PUBLIC = Map.ofEntries(
            Map.entry("/actuator/prometheus", "for this machine, or with a token; 403 for anybody else (ServerTest)"));

    /** Only of patterns whose every address there is may be missing. */
    static final Set<String> NEVER_FOUND = Stream.concat(
                    Stream.of("/**", "/u/{token}", "/actuator"),
                    CRAWLED.keySet().stream().filter(it -> it.startsWith("/advance")))
            .collect(Collectors.toSet());

    private PublicRoutes() {}

    /** All that is asked for before links are followed. */
    static Stream<String> addresses(World world) {
        return CRAWLED.values().stream().flatMap(it -> it.apply(world)).sorted();
    }

    private static Stream<String> pages(World world) {
        return world.years().stream().flatMap(year -> cross("/%s/" + year + "/%s", world.languages(), world.slugs()));
    }

    private static Stream<String> years(World world) {
        var years =
                Stream.concat(world.years().stream(), Stream.of("1999", "2031")).collect(Collectors.toSet());
        return cross("/%s/%s", world.languages(), years);
    }

    private static Stream<String> feeds(World world) {
        var formats = Set.of("rss", "atom", "json");
        return cross("/feeds/%s.%s", world.languages(), formats);
    }

    /** With each word that a title has, and as somebody would who looks for what begins so. */
    private static Stream<String> searches(World world) {
        var asked = world.words().stream()
                .flatMap(it -> Stream.of(
                        "?q=" + encoded(it), "?q=" + encoded("\"" + it + "\""), "?q=" + encoded(it.substring(0, 3))))
                .collect(Collectors.toSet());
        asked.add("");
        return cross("/%s/search%s", world.languages(), asked);
    }

    private static Stream<String> embeddedParts(World world) {
        var parts = Stream.concat(
                        world.topics().stream().map(it -> "topic/" + it),
                        world.organisations().stream().map(it -> "organisation/" + it))
                .flatMap(it -> EMBEDDED.stream().map(ending -> it + ending))
                .collect(Collectors.toSet());
        return cross("/embed/%s/%s", world.languages(), parts);
    }

    private static Stream<String> oembed(World world) {
        var pages = Stream.concat(
                world.languages().stream().map("/%s"::formatted),
                Stream.concat(pages(world), world.publicIds().stream().map("/s/%s"::formatted)));
        return pages.map(it -> "/oembed?format=json&url=" + encoded(Instance.BASE + it));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
