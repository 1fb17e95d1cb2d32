package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.communique.app.RawHttp.Answer;

/** Two instances that nobody can tell apart: whatever is asked of one is asked of the other, and the answers are the same bytes. */
final class Twins {

    static final List<String> METHODS =
            List.of("OPTIONS", "PUT", "DELETE", "TRACE", "PATCH", "POST", "PROPFIND", "BREW", "get");

    /** More than there are pages; links that make links would never end. */
    private static final int MOST = 20_000;

    /** So many addresses of a route are asked for in every way there is, of the others one in four in one way more. */
    private static final int FULLY = 5;

    private final Instance one;
    private final Instance other;
    private final Random random;
    private final Map<String, Integer> fully = new HashMap<>();

    Twins(Instance one, Instance other, Random random) {
        this.one = one;
        this.other = other;
        this.random = random;
    }

    /** The answer of both. */
    Answer ask(String method, String target, String... headers) {
        return both(method + " " + target + " " + Arrays.toString(headers), it -> it.ask(method, target, headers));
    }

    /** The answer of both to a form of a program, as the hub takes it. */
    Answer post(String target, String form) {
        return both("POST " + target + " " + form, it -> it.post(target, form));
    }

    private Answer both(String request, Function<RawHttp, Answer> asking) {
        int asked = one.queries.asked();
        int askedOther = other.queries.asked();
        var answer = asking.apply(one.http);
        var theOther = asking.apply(other.http);
        if (!answer.all().equals(theOther.all()))
            fail(request + " is told apart\n" + answer.all() + "\n----\n" + theOther.all());
        if (answer.status() == 404)
            assertEquals(
                    one.queries.asked() - asked,
                    other.queries.asked() - askedOther,
                    request + " is not there, and one instance has to look harder than the other");
        return answer;
    }

    /** Asks for these addresses and for all that they lead to, in every way there is. Returns each with its answer to a GET. */
    Map<String, Answer> crawl(Stream<String> addresses) {
        for (var each : List.of(one, other))
            each.http.get("/there-is-no-such-page"); // this page is made when first asked for
        var answers = new LinkedHashMap<String, Answer>();
        var open = new ArrayDeque<>(addresses.toList());
        while (!open.isEmpty()) {
            var target = open.poll();
            if (answers.containsKey(target)) continue;
            if (answers.size() > MOST) fail("the links never end: " + target);
            var answer = ask("GET", target);
            answers.put(target, answer);
            everyWay(target, answer);
            open.addAll(Links.in(answer));
        }
        return answers;
    }

    private void everyWay(String target, Answer plain) {
        var kind = plain.status() + PublicRoutes.serving(target);
        if (fully.merge(kind, 1, Integer::sum) <= FULLY) everyWayThereIs(target, plain);
        else if (random.nextInt(4) == 0)
            ask(random.nextBoolean() ? "HEAD" : METHODS.get(random.nextInt(METHODS.size())), target);
    }

    private void everyWayThereIs(String target, Answer plain) {
        ask("GET", target, "Accept-Language: mk, sr-Latn, de;q=0.5");
        ask("GET", target, "Range: bytes=1-9");
        if (plain.status() != 200) return;
        METHODS.forEach(it -> ask(it, target));
        var head = ask("HEAD", target);
        if (!plain.header("Content-Length").isEmpty()) assertEquals(plain.head(), head.head(), target);
        var queried = ask("GET", target + (target.contains("?") ? "&" : "?") + "x" + random.nextInt(1000) + "=%22%3Cx");
        if (!target.contains("?")) assertArrayEquals(plain.body(), queried.body(), target);
        compressed(target, plain);
        conditional(target, plain);
    }

    private void compressed(String target, Answer plain) {
        var answer = ask("GET", target, "Accept-Encoding: gzip");
        boolean gzip = answer.header("Content-Encoding").equals("gzip");
        assertArrayEquals(plain.body(), gzip ? unpacked(answer.body()) : answer.body(), target);
        if (gzip) conditional(target, answer, "Accept-Encoding: gzip");
    }

    /** The tag of one is good for the other. */
    private void conditional(String target, Answer full, String... headers) {
        if (full.header("ETag").isEmpty()) return;
        var condition = Stream.concat(Stream.of(headers), Stream.of("If-None-Match: " + full.header("ETag")));
        var unchanged = ask("GET", target, condition.toArray(String[]::new));
        assertEquals(304, unchanged.status(), target);
        for (var name : List.of("ETag", "Last-Modified", "Cache-Control", "Vary"))
            assertEquals(full.header(name), unchanged.header(name), target);
        ask("GET", target, "If-None-Match: \"another\"", "If-Modified-Since: " + full.header("Last-Modified"));
        if (!full.header("Last-Modified").isEmpty())
            assertEquals(
                    304,
                    ask("GET", target, "If-Modified-Since: " + full.header("Last-Modified"))
                            .status(),
                    target);
    }

    private static byte[] unpacked(byte[] gzip) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
