package org.communique.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import javax.sql.DataSource;

/** Counts what the threads that answer requests ask the database. */
final class Queries {

    private final AtomicInteger asked = new AtomicInteger();

    DataSource of(DataSource source) {
        return wrap(source, DataSource.class);
    }

    /** Since the start. */
    int asked() {
        return asked.get();
    }

    /** How many an action asks, by whoever answers it. */
    int during(Runnable action) {
        return during(() -> {
            action.run();
            return 0;
        });
    }

    private int during(IntSupplier action) {
        int before = asked.get();
        action.getAsInt();
        return asked.get() - before;
    }

    private <T> T wrap(T it, Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && Thread.currentThread().getName().startsWith("http-")) asked.incrementAndGet();
                    try {
                        var result = method.invoke(it, arguments);
                        return method.getReturnType() == Connection.class
                                ? wrap((Connection) result, Connection.class)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
