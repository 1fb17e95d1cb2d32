package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.delivery.Parcel;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TemplateCacheTest {

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void parcels_that_share_their_parts_share_a_template() {
        var cache = new TemplateCache<Integer>(4);
        var one = Parcels.parcel(1, "en");
        var other = new Parcel(2, new byte[16], one.letter(), one.recipient(), one.editions());

        assertEquals(1, cache.of(one, made::incrementAndGet));
        assertEquals(1, cache.of(other, made::incrementAndGet));
        assertEquals(2, cache.of(Parcels.parcel(1, "en"), made::incrementAndGet), "equal, but read again");
    }

    @Test
    void only_the_last_ones_are_kept() {
        var cache = new TemplateCache<Integer>(4);
        var first = Parcels.parcel(1, "en");
        cache.of(first, made::incrementAndGet);
        for (int i = 0; i < 20; i++) cache.of(Parcels.parcel(1, "en"), made::incrementAndGet);

        assertEquals(4, cache.size());
        assertEquals(22, cache.of(first, made::incrementAndGet));
    }

    @Test
    void many_threads_get_the_bytes_that_one_gets() throws Exception {
        var parcels = new ArrayList<Parcel>();
        for (int i = 0; i < 100; i++) parcels.add(Parcels.parcel(i, i % 2 == 0 ? "en" : "ar"));
        var alone = parcels.stream().map(ComposerTest.COMPOSER::compose).toList();
        var shared = new Composer(ComposerTest.TOKENS, "https://news.example.org");
        var threads = Executors.newFixedThreadPool(8);
        try {
            var tasks = new ArrayList<Callable<byte[]>>();
            for (int round = 0; round < 5; round++) for (var parcel : parcels) tasks.add(() -> shared.compose(parcel));
            var all = threads.invokeAll(tasks);

            for (int i = 0; i < all.size(); i++)
                assertArrayEquals(alone.get(i % 100), all.get(i).get());
        } finally {
            threads.shutdownNow();
        }
    }
}
