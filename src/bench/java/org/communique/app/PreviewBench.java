package org.communique.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.communique.audience.ListKind;
import org.communique.store.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Milliseconds from the question of the page to what is shown beside the text, and those of a text that is kept by itself. */
class PreviewBench {

    private static final int RELEASES = Integer.getInteger("releases", 1_000);
    private static final int TIMES = 200;

    /** Some 1,500 words. */
    private static final String BODY =
            "We ask for **shelter** today, and [say why](https://example.org/r).\n\n## What we ask\n\n- Time\n- Safety\n\n"
                    .repeat(100);

    @TempDir
    Path folder;

    @Test
    void what_is_typed() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        var list = house.list("alerts", ListKind.PUBLIC, "ana@example.org,en");
        for (int i = 0; i < RELEASES; i++) {
            house.release(
                    house.statement("s" + i, "en"), house.clock.instant().plus(Duration.ofHours(1 + 6L * i)), list);
        }
        house.statement("k", "en", "nl", "uk");
        try (var server = new DeskServer(house)) {
            var window = server.signIn("writer");
            var at = server.path("/statements/k");
            var typed = new HashMap<>(
                    Map.of("language", "en", "title", "Title", "summary", "A summary", "body", BODY, "list", "alerts"));
            window.get(at);
            for (var view : new String[] {"phone", "dark", "text", "page", "entry"}) {
                typed.put("view", view);
                measure("preview as " + view, () -> window.post(at + "/preview", typed)
                        .statusCode());
            }
            measure("page", () -> window.get(at).statusCode());
        }
    }

    private static void measure(String what, IntSupplier ask) {
        for (int i = 0; i < TIMES; i++) if (ask.getAsInt() != 200) throw new IllegalStateException(what);
        var taken = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            ask.getAsInt();
            taken[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(taken);
        Bench.print("%s, %,d letters, %,d releases: median %.1f ms, p95 %.1f ms"
                .formatted(what, BODY.length(), RELEASES, taken[TIMES / 2], taken[TIMES * 95 / 100]));
    }
}
