package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.app.RawHttp.Answer;
import org.communique.feed.FeedLink;
import org.communique.feed.Feeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Nothing is public that the crawl of {@link NonInterferenceTest} does not ask for: the route table of the running server says so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RouteTableTest {

    /** Filters of the security chains that pass on or refuse; one that answers by itself would be a route. */
    static final Set<String> PASSING = Set.of(
            "DisableEncodeUrlFilter",
            "WebAsyncManagerIntegrationFilter",
            "SecurityContextHolderFilter",
            "HeaderWriterFilter",
            "SecurityContextHolderAwareRequestFilter",
            "AnonymousAuthenticationFilter",
            "SessionManagementFilter",
            "ExceptionTranslationFilter",
            "AuthorizationFilter");

    /** Filters before the security chains, and why what they do needs no route. */
    static final Map<String, String> OUTER = Map.of(
            "FeedDoor", "answers by itself, for prepared feeds only: each of them is crawled, as the next test says",
            "Metrics$FeedRequests", "counts, and passes on",
            "OrderedCharacterEncodingFilter", "passes on",
            "ServerHttpObservationFilter", "measures, and passes on",
            "SessionRepositoryFilter", "on the desk's paths alone: says who a session belongs to, and passes on",
            "WsFilter", "of Tomcat: passes on, as there is no WebSocket",
            "DelegatingFilterProxyRegistrationBean$1", "the security chains themselves");

    @TempDir
    static Path folder;

    static Sink relay;
    static Instance instance;
    static Map<String, Answer> answers;

    @BeforeAll
    static void crawl() {
        relay = new Sink();
        instance = Instance.start(Network.copy(folder.resolve("data")), new TestClock(Network.LATER), relay);
        var addresses = PublicRoutes.addresses(World.of(instance.core));
        answers = new Twins(instance, instance, new Random(1)).crawl(addresses);
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
        relay.close();
    }

    @Test
    void every_route_is_crawled_or_it_is_said_why_nobody_can_ask_for_it() {
        var known = new TreeSet<>(PublicRoutes.CRAWLED.keySet());
        known.addAll(PublicRoutes.NOT_PUBLIC.keySet());

        assertEquals(known, patterns(), "add a line to PublicRoutes for what is new, and take out what is no more");
    }

    @Test
    void every_crawled_route_is_met_and_has_something_to_show() {
        var found = answers.entrySet().stream()
                .filter(it -> it.getValue().status() < 400)
                .map(it -> PublicRoutes.serving(it.getKey()))
                .collect(Collectors.toSet());
        var met = answers.keySet().stream().map(PublicRoutes::serving).collect(Collectors.toSet());

        assertEquals(Set.of(), without(PublicRoutes.CRAWLED.keySet(), met), "asked for by nobody");
        assertEquals(
                Set.of(),
                without(without(PublicRoutes.CRAWLED.keySet(), found), PublicRoutes.NEVER_FOUND),
                "nothing of it is there to compare");
    }

    @Test
    void no_answer_is_an_error_of_the_server() {
        answers.forEach((target, answer) -> assertTrue(answer.status() < 500, target + answer.all()));
    }

    @Test
    void no_servlet_and_no_filter_answers_past_the_route_table() {
        var container = ((WebApplicationContext) instance.context).getServletContext();
        var outer = container.getFilterRegistrations().values().stream()
                .map(it -> it.getClassName().replaceAll(".*[.]", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        var filters = instance.context.getBean(FilterChainProxy.class).getFilterChains().stream()
                .skip(1) // the desk's, which DeskAuthorisationTest asks
                .flatMap(it -> it.getFilters().stream())
                .map(it -> it.getClass().getSimpleName())
                .collect(Collectors.toSet());

        assertEquals(
                Set.of("dispatcherServlet"), container.getServletRegistrations().keySet());
        assertEquals(Set.of(), without(outer, OUTER.keySet()), "does it answer by itself? then crawl what it answers");
        assertEquals(Set.of(), without(filters, PASSING), "does it answer by itself? then crawl what it answers");
    }

    @Test
    void every_feed_that_the_door_answers_for_is_crawled() {
        var prepared = instance.context.getBean(Feeds.class).listed().stream()
                .flatMap(it -> it.links().stream())
                .map(FeedLink::path)
                .collect(Collectors.toCollection(TreeSet::new));
        prepared.add(Feeds.OPML);

        assertTrue(prepared.size() > 100, prepared.size() + " feeds");
        assertEquals(Set.of(), without(prepared, answers.keySet()));
    }

    /** Each kind of route table there is; one that we cannot read would hide routes. */
    private static Set<String> patterns() {
        return instance.context.getBeansOfType(HandlerMapping.class).values().stream()
                .flatMap(RouteTableTest::patterns)
                .filter(it -> !DeskRoutes.covers(it))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> patterns(HandlerMapping table) {
        if (table instanceof RequestMappingInfoHandlerMapping methods)
            return methods.getHandlerMethods().keySet().stream().flatMap(it -> it.getPatternValues().stream());
        if (table instanceof AbstractUrlHandlerMapping urls) return urls.getHandlerMap().keySet().stream();
        if (table instanceof RouterFunctionMapping functions && functions.getRouterFunction() == null)
            return Stream.empty();
        throw new AssertionError("a route table of a kind this test cannot read: " + table.getClass());
    }

    private static Set<String> without(Set<String> all, Set<String> those) {
        return all.stream().filter(it -> !those.contains(it)).collect(Collectors.toCollection(TreeSet::new));
    }
}
