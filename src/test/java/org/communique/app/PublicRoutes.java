package org.communique.app;

import static org.communique.app.World.cross;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every route there is: either the crawl asks for it, or it is said why nobody can. A new route is one line in one of the two
 * tables; {@link RouteTableTest} fails without it.
 */
final class PublicRoutes {

    private static final String FACETED = "/{language}/{facet:topic|tag|organisation|kind}/{slug}";
    private static final Set<String> NUMBERS = Set.of("1", "2", "3");
    private static final Set<String> EMBEDDED = Set.of(".html", ".html?n=20", ".fragment.html", ".json");

    /** Pattern of the route table, and the addresses of it that a world knows or guesses; none if links lead there. */
    static final Map<String, Function<World, Stream<String>>> CRAWLED = crawled(Map.ofEntries(
            Map.entry("/", world -> Stream.of("/")),
            Map.entry("/{language}", world -> world.languages().stream().map("/%s"::formatted)),
            Map.entry("/{language}/page/{page}", world -> cross("/%s/page/%s", world.languages(), NUMBERS)),
            Map.entry("/{language}/{year:[0-9]{4}}", PublicRoutes::years),
            Map.entry(
                    "/{language}/{year:[0-9]{4}}/page/{page}",
                    world -> years(world).map(it -> it + "/page/2")),
            Map.entry(FACETED, PublicRoutes::parts),
            Map.entry(FACETED + "/page/{page}", world -> parts(world).map(it -> it + "/page/2")),
            Map.entry("/{language}/{year:[0-9]{4}}/{slug}", PublicRoutes::pages),
            Map.entry(
                    "/{language}/{year:[0-9]{4}}/{slug}/revision/{number:[1-9][0-9]{0,5}}",
                    world -> pages(world).map(it -> it + "/revision/1")),
            Map.entry("/{language}/corrections", world -> cross("/%s/%s", world.languages(), Set.of("corrections"))),
            Map.entry("/s/{publicId}", world -> world.publicIds().stream().map("/s/%s"::formatted)),
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
            Map.entry("/media/kit/{file}", world -> world.publicIds().stream().map("/media/kit/%s.zip"::formatted)),
            Map.entry("/sitemap.xml", world -> Stream.of("/sitemap.xml")),
            Map.entry("/sitemap-{number:[0-9]{1,4}}.xml", world -> Stream.of("/sitemap-0.xml", "/sitemap-1.xml")),
            Map.entry("/sitemap-news.xml", world -> Stream.of("/sitemap-news.xml")),
            Map.entry("/hub", world -> Stream.of("/hub")),
            Map.entry(
                    "/{language}/subscribe", world -> world.languages().stream().map("/%s/subscribe"::formatted)),
            Map.entry("/{language}/subscribe/{organisation}", world -> world.languages().stream()
                    .flatMap(it -> world.organisations().stream().map(slug -> "/" + it + "/subscribe/" + slug))),
            Map.entry(
                    "/{language}/subscribe/list/{uid:[0-9a-f]{32}}",
                    world -> Stream.of("/en/subscribe/list/" + "0".repeat(32))),
            Map.entry("/{language}/subscribed", world -> world.languages().stream()
                    .map("/%s/subscribed"::formatted)),
            Map.entry("/embed/{language}/subscribe.html", world -> world.languages().stream()
                    .map("/embed/%s/subscribe.html"::formatted)),
            Map.entry("/embed/{language}/subscribe/{organisation}.html", world -> world.organisations().stream()
                    .map("/embed/en/subscribe/%s.html"::formatted)),
            Map.entry("/confirm/{token}", world -> Stream.of("/confirm/v1.AAAA")),
            Map.entry("/static/{file}", world -> Stream.empty()),
            Map.entry("/robots.txt", world -> Stream.of("/robots.txt")),
            Map.entry("/favicon.svg", world -> Stream.of("/favicon.svg")),
            Map.entry("/u/{token}", world -> Stream.of("/u/v1.AAAA")),
            Map.entry("/p/{token}", world -> Stream.of("/p/v1.AAAA")),
            Map.entry("/m/{token}", world -> Stream.of("/m/v1.AAAA")),
            Map.entry("/change/{token}", world -> Stream.of("/change/v1.AAAA")),
            Map.entry("/{language}/my-link", world -> cross("/%s/%s", world.languages(), Set.of("my-link"))),
            Map.entry(
                    "/{language}/press/register",
                    world -> cross("/%s/%s", world.languages(), Set.of("press/register"))),
            Map.entry(
                    "/{language}/press/registered",
                    world -> cross("/%s/%s", world.languages(), Set.of("press/registered"))),
            Map.entry("/press/confirm/{token}", world -> Stream.of("/press/confirm/v1.AAAA")),
            Map.entry("/press/beat/{token}", world -> Stream.of("/press/beat/v1.AAAA")),
            Map.entry("/press/moved/{token}", world -> Stream.of("/press/moved/v1.AAAA")),
            Map.entry("/press/review/{token}", world -> Stream.of("/press/review/v1.AAAA")),
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
            Map.entry("/actuator/health/**", world -> Stream.of("/actuator/health/readiness"))));

    /** Pattern, and why no stranger gets an answer from it. */
    static final Map<String, String> NOT_PUBLIC = Map.ofEntries(
            Map.entry("/actuator/prometheus", "for this machine, or with a token; 403 for anybody else (ServerTest)"),
            Map.entry(
                    "/csp-report",
                    "takes reports of browsers and answers nothing, whatever they say (PolicyReportTest)"));

    /**
     * Only of patterns whose every address there is may be missing. The hub takes forms, which {@link #forms} fills in; only a site
     * of thousands of statements has parts of a sitemap.
     */
    static final Set<String> NEVER_FOUND = Stream.concat(
                    Stream.of(
                            "/**",
                            "/u/{token}",
                            "/p/{token}",
                            "/m/{token}",
                            "/change/{token}",
                            "/confirm/{token}",
                            "/{language}/subscribe/list/{uid:[0-9a-f]{32}}",
                            "/actuator",
                            "/hub",
                            "/sitemap-{number:[0-9]{1,4}}.xml"),
                    CRAWLED.keySet().stream().filter(it -> it.startsWith("/advance") || it.startsWith("/press/")))
            .collect(Collectors.toSet());

    private static final Map<String, PathPattern> PARSED =
            CRAWLED.keySet().stream().collect(Collectors.toMap(it -> it, PathPatternParser.defaultInstance::parse));

    private PublicRoutes() {}

    private static Map<String, Function<World, Stream<String>>> crawled(
            Map<String, Function<World, Stream<String>>> others) {
        var all = new HashMap<>(FeedRoutes.table());
        all.putAll(others);
        return Map.copyOf(all);
    }

    /** The route that answers, of all whose pattern fits. */
    static String serving(String target) {
        var path = PathContainer.parsePath(target.replaceAll("\\?.*", ""));
        return PARSED.values().stream()
                .filter(it -> it.matches(path))
                .min(Comparator.naturalOrder())
                .map(PathPattern::getPatternString)
                .orElseThrow();
    }

    /** What is posted to the hub, for a callback where nobody answers. */
    static Stream<String> forms(World world) {
        return FeedRoutes.topics(world)
                .sorted()
                .map(it -> "hub.mode=subscribe&hub.callback=" + encoded("http://127.0.0.1:9/hook") + "&hub.topic="
                        + encoded(Instance.BASE + it));
    }

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

    private static Stream<String> parts(World world) {
        return cross("/%s/%s", world.languages(), world.parts());
    }

    /** With each word that a title has; in English also as who looks for what begins so, and with whole titles, leads and tags. */
    private static Stream<String> searches(World world) {
        var begun = world.words().stream().map(it -> it.substring(0, 3));
        var english = Stream.of(begun, world.phrases().stream(), Stream.of("\"Note 1\"", ""))
                .flatMap(it -> it)
                .distinct()
                .map(it -> "/en/search?q=" + encoded(it));
        var words = world.words().stream().map(PublicRoutes::encoded).collect(Collectors.toSet());
        return Stream.of(
                        cross("/%s/search?q=%s", world.languages(), words),
                        cross("/%s/search%s", world.languages(), Set.of("", "?q=note&page=2")),
                        english)
                .flatMap(it -> it);
    }

    private static Stream<String> embeddedParts(World world) {
        return frameable(world).flatMap(it -> Stream.of("/embed" + it + ".html", "/embed" + it + ".json"));
    }

    private static Stream<String> frameable(World world) {
        return parts(world).filter(it -> it.contains("/topic/") || it.contains("/organisation/"));
    }

    private static Stream<String> oembed(World world) {
        var permanent = world.publicIds().stream().map("/s/%s"::formatted).toList();
        var lists = Stream.concat(world.languages().stream().map("/%s"::formatted), frameable(world));
        var all = Stream.of(lists, pages(world), permanent.stream()).flatMap(it -> it);
        return Stream.concat(
                all.map(PublicRoutes::oembed),
                permanent.stream().map(it -> "/oembed?format=xml&url=" + encoded(Instance.BASE + it)));
    }

    /** Where a program asks how to show one of our pages. */
    static String oembed(String page) {
        return "/oembed?format=json&url=" + encoded(Instance.BASE + page);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
