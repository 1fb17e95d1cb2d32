package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first load of a page of the desk weighs: the page and all it names, compressed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageWeightTest {

    private static final int MOST = 40_000;

    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/desk-assets/[^\"#]+)");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void no_page_of_the_desk_weighs_more_than_forty_kilobytes() throws IOException, InterruptedException {
        var scene = new BoardScene(folder, Dialect.SQLITE);
        try (var server = scene.served()) {
            var window = server.signIn(DeskServer.EVERYBODY);
            var heavy = new ArrayList<String>();
            for (var path : List.of("", "/releases/" + scene.gone.id(), "/reports", "/calendar")) {
                var page = window.get(server.path(path));
                assertEquals(200, page.statusCode(), path);
                int weight = gzip(page.body()) + assets(server, page.body());
                if (weight > MOST) heavy.add(path + " " + weight);
            }
            assertTrue(heavy.isEmpty(), "bytes: " + heavy);
        }
    }

    /** As they come over the line. */
    private int assets(DeskServer server, String html) throws IOException, InterruptedException {
        var names = new TreeSet<String>();
        ASSET.matcher(html).results().forEach(it -> names.add(it.group(1)));
        assertTrue(names.size() >= 5, names.toString());
        int sum = 0;
        for (var it : names) {
            var request = HttpRequest.newBuilder(URI.create(server.origin + it))
                    .header("Accept-Encoding", "gzip")
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(""), it);
            sum += answer.body().length;
        }
        return sum;
    }

    private static int gzip(String html) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(html.getBytes(StandardCharsets.UTF_8));
        }
        return packed.size();
    }
}
