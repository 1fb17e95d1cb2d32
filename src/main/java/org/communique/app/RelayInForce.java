package org.communique.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The settings that mail goes by: those of the start until the desk names another relay, which holds from then on. */
final class RelayInForce {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Settings settings;

    RelayInForce(Settings ofTheStart) {
        this.settings = ofTheStart;
    }

    Settings settings() {
        return settings;
    }

    /** Tells when there is another. */
    void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    /** Another relay. Mail under way ends where it began. */
    synchronized void change(Settings next) {
        settings = next;
        listeners.forEach(Runnable::run);
    }
}
