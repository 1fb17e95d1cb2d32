package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.app.RawHttp.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

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
                .flatMap(it -> serving(it.getKey()).stream())
                .collect(Collectors.toSet());
        var met = answers.keySet().stream().flatMap(it -> serving(it).stream()).collect(Collectors.toSet());

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
        var servlets =
                ((WebApplicationContext) instance.context).getServletContext().getServletRegistrations();
        var filters = instance.context.getBean(FilterChainProxy.class).getFilterChains().stream()
                .flatMap(it -> it.getFilters().stream())
                .map(it -> it.getClass().getSimpleName())
                .collect(Collectors.toSet());

        assertEquals(Set.of("dispatcherServlet"), servlets.keySet());
        assertEquals(Set.of(), without(filters, PASSING), "does it answer by itself? then crawl what it answers");
    }

    /** Each kind of route table there is; one that we cannot read would hide routes. */
    private static Set<String> patterns() {
        return instance.context.getBeansOfType(HandlerMapping.class).values().stream()
                .flatMap(RouteTableTest::patterns)
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

    /** The route that answers, of all whose pattern fits. */
    private static Optional<String> serving(String target) {
        var path = PathContainer.parsePath(target.replaceAll("\\?.*", ""));
        return PublicRoutes.CRAWLED.keySet().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .filter(it -> it.matches(path))
                .min(Comparator.<PathPattern>naturalOrder())
                .map(PathPattern::getPatternString);
    }

    private static Set<String> without(Set<String> all, Set<String> those) {
        return all.stream().filter(it -> !those.contains(it)).collect(Collectors.toCollection(TreeSet::new));
    }
}
