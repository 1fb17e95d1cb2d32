package org.communique.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** A process that dies at its n-th call to the world, before or after its effect; from then on nothing it does has any. */
final class Mortal {

    /** The process is gone. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final List<Class<?>> PARTS = List.of(PreparedStatement.class, Statement.class, Connection.class);

    private final int at;
    private final boolean after;
    private final Runnable death;
    private int calls;
    private boolean living;
    private boolean dead;

    /** @param death done at the very moment, such as keeping what is on the disk */
    Mortal(int at, boolean after, Runnable death) {
        this.at = at;
        this.after = after;
        this.death = death;
    }

    /** Counts from here. */
    synchronized void live() {
        living = true;
    }

    synchronized boolean isDead() {
        return dead;
    }

    DataSource of(DataSource source) {
        return wrap(source, DataSource.class);
    }

    /** One call that has an effect. */
    synchronized <T> T call(Callable<T> effect) throws Exception {
        if (dead) throw new Died();
        boolean last = living && ++calls == at;
        if (last && !after) die();
        T result = effect.call();
        if (last) die();
        return result;
    }

    private void die() {
        dead = true;
        death.run();
        throw new Died();
    }

    private <T> T wrap(T it, Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var name = method.getName();
                    Callable<Object> really = () -> {
                        try {
                            return method.invoke(it, arguments);
                        } catch (InvocationTargetException e) {
                            if (e.getCause() instanceof Exception cause) throw cause;
                            throw e;
                        }
                    };
                    boolean counted = name.startsWith("execute") || name.equals("commit");
                    if (!counted && isDead() && !name.equals("close") && !name.equals("isClosed")) throw new Died();
                    var result = counted ? call(really) : really.call();
                    return PARTS.contains(method.getReturnType()) ? wrapAs(result, method.getReturnType()) : result;
                }));
    }

    private <T> T wrapAs(Object it, Class<T> type) {
        return wrap(type.cast(it), type);
    }
}
