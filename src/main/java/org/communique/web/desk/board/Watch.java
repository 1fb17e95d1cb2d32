package org.communique.web.desk.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.communique.progress.Going;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * The one reader of the ledger for everybody who watches: it looks three times a second while somebody does, renders what changed once
 * for each organisation and language, and asks every second who may still watch. All of it happens on one thread.
 */
public final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    /** Two thirds of what a page may be behind the ledger; the rest is for rendering and the way. */
    private static final Duration LOOK = Duration.ofMillis(333);

    /** A look at a very large ledger that takes long is followed by a rest of so many times as long. */
    private static final int REST = 10;

    private static final int LOOKS_PER_SECOND = 3;
    private static final int LOOKS_PER_BEAT = 45;

    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "live");
        thread.setDaemon(true);
        return thread;
    });

    private final Scene scene;
    private final Announcer announcer;
    private final List<Watcher> watchers = new ArrayList<>();
    private final Map<Place, Broadcast> broadcasts = new HashMap<>();
    private long looks;

    Watch(Scene scene, Announcer announcer) {
        this.scene = scene;
        this.announcer = announcer;
    }

    /** What there is to see, and who may. */
    interface Scene {

        /** Everything that goes out now. */
        List<Going> look();

        /** What those see who watch one organisation in one language, by event. */
        Map<String, String> render(Place place, List<Going> all);

        String say(Place place, Announcer.Said said);

        /** Who of these may still watch: signed in, and with a role that may. */
        Predicate<Watcher.Who> admitted(List<Watcher.Who> all);
    }

    /** Where people watch from. */
    record Place(long organisation, Locale language) {}

    /** Lets somebody watch until she leaves or may not any more. */
    void join(Watcher watcher) {
        reader.execute(() -> {
            watchers.add(watcher);
            if (watchers.size() == 1) {
                announcer.forget();
                again(Duration.ZERO);
            }
            greet(watcher);
        });
    }

    /** The server stops: whoever watches is let go, so that it need not wait for them. */
    @EventListener(ContextClosedEvent.class)
    public void close() {
        reader.shutdownNow();
        watchers.forEach(Watcher::end);
    }

    private void greet(Watcher watcher) {
        try {
            var place = place(watcher);
            if (!broadcasts.containsKey(place)) show(place, scene.look(), List.of(), List.of());
            broadcasts.get(place).welcome(watcher);
        } catch (RuntimeException failed) {
            LOG.warn("live.greeting-failed cause={}", failed.getClass().getSimpleName());
            watcher.end();
        }
    }

    private void look() {
        long begun = System.nanoTime();
        try {
            if (++looks % LOOKS_PER_SECOND == 0) dismiss();
            if (looks % LOOKS_PER_BEAT == 0) watchers.forEach(Watcher::beat);
            watchers.removeIf(Watcher::ended);
            tell(scene.look());
        } catch (RuntimeException failed) {
            LOG.warn("live.look-failed cause={}", failed.getClass().getSimpleName());
        }
        if (watchers.isEmpty()) broadcasts.clear();
        else again(rest(Duration.ofNanos(System.nanoTime() - begun)));
    }

    private static Duration rest(Duration took) {
        var long_ = took.multipliedBy(REST);
        return long_.compareTo(LOOK) > 0 ? long_ : LOOK.minus(took);
    }

    private void again(Duration rest) {
        try {
            reader.schedule(this::look, rest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("live.closed");
        }
    }

    private void tell(List<Going> all) {
        var said = announcer.hear(all);
        var byPlace = watchers.stream().collect(Collectors.groupingBy(Watch::place));
        broadcasts.keySet().retainAll(byPlace.keySet());
        byPlace.forEach((place, there) -> show(place, all, said, there));
    }

    private void show(Place place, List<Going> all, List<Announcer.Said> said, List<Watcher> there) {
        var words = said.stream()
                .filter(it -> it.going().release().organisation() == place.organisation())
                .map(it -> scene.say(place, it))
                .toList();
        broadcasts.computeIfAbsent(place, it -> new Broadcast()).show(scene.render(place, all), words, there);
    }

    private void dismiss() {
        var may = scene.admitted(watchers.stream().map(Watcher::who).toList());
        watchers.stream().filter(it -> !may.test(it.who())).forEach(Watcher::end);
    }

    private static Place place(Watcher watcher) {
        return new Place(watcher.who().organisation(), watcher.who().language());
    }
}
