package org.communique.app;

import java.util.function.Consumer;

/**
 * Something that many threads use and that can be exchanged meanwhile: who has begun with the old one ends with it, and then it is
 * closed; who begins later gets the new one.
 */
final class InUse<T> {

    private final Consumer<T> close;
    private Held<T> current;

    /** @param close lets go of one that nobody uses any more */
    InUse(T first, Consumer<T> close) {
        this.close = close;
        this.current = new Held<>(first);
    }

    private static final class Held<T> {

        private final T it;
        private int users;
        private boolean over;

        private Held(T it) {
            this.it = it;
        }

        private boolean leftBehind() {
            return over && users == 0;
        }
    }

    /** Works with the one in use, which stays open for as long as this lasts. */
    void with(Consumer<T> work) {
        var held = take();
        try {
            work.accept(held.it);
        } finally {
            leave(held);
        }
    }

    /** Puts another in its place. */
    void exchange(T next) {
        Held<T> old;
        synchronized (this) {
            old = current;
            current = new Held<>(next);
        }
        end(old);
    }

    /** Ends the one in use, once nobody works with it. */
    void close() {
        Held<T> last;
        synchronized (this) {
            last = current;
        }
        end(last);
    }

    private synchronized Held<T> take() {
        current.users++;
        return current;
    }

    private void leave(Held<T> held) {
        boolean closes;
        synchronized (this) {
            held.users--;
            closes = held.leftBehind();
        }
        if (closes) close.accept(held.it);
    }

    private void end(Held<T> held) {
        boolean closes;
        synchronized (this) {
            if (held.over) return;
            held.over = true;
            closes = held.leftBehind();
        }
        if (closes) close.accept(held.it);
    }
}
