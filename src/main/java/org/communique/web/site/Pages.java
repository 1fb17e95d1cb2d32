package org.communique.web.site;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.communique.feed.Prepared;
import org.communique.render.Templates;

/** The public pages as prepared bytes: each is rendered once for each generation of the snapshot, when first asked for. */
final class Pages {

    private static final int MOST_KEPT = 500;

    private final Templates templates;
    private final Frame.Maker frames;
    private volatile Kept kept = new Kept(-1, new ConcurrentHashMap<>());

    /** Pages of one generation. Only published paths are kept, so that nobody can fill the memory with guesses. */
    private record Kept(long generation, Map<String, Shown> byPath) {}

    Pages(Templates templates, Frame.Maker frames) {
        this.templates = templates;
        this.frames = frames;
    }

    /** The page of a path as it is kept, else as it is made now; empty if {@code make} finds that there is none. */
    Optional<Shown> page(String path, Supplier<Optional<Shown>> make) {
        var now = kept;
        long generation = frames.feeds().generation();
        if (now.generation() != generation || now.byPath().size() >= MOST_KEPT) {
            now = new Kept(generation, new ConcurrentHashMap<>());
            kept = now;
        }
        var ready = now.byPath().get(path);
        if (ready != null) return Optional.of(ready);
        var made = make.get();
        if (made.isPresent()) now.byPath().put(path, made.get());
        return made;
    }

    /** @param model what the template may name beside {@code frame} */
    Prepared render(String template, Frame frame, Map<String, ?> model) {
        return Prepared.of(html(template, frame, model), changed(), "text/html");
    }

    /** The same as text. */
    String html(String template, Frame frame, Map<String, ?> model) {
        var all = new HashMap<String, Object>(model);
        all.put("frame", frame);
        return templates.render(template, Locale.forLanguageTag(frame.language()), all);
    }

    /** Any publication may change the links around a page, so all pages share the date of the newest. */
    Instant changed() {
        return Instant.ofEpochMilli(frames.feeds().generation());
    }
}
