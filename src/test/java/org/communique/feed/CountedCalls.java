package org.communique.feed;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Stands between us and the database, and counts what is asked. */
public final class CountedCalls {

    private final AtomicInteger statements = new AtomicInteger();

    /** The source to use in place of another. */
    public DataSource between(DataSource source) {
        return proxy(DataSource.class, source);
    }

    /** Statements prepared or created since the last {@link #reset}. */
    public int count() {
        return statements.get();
    }

    /** Begins anew. */
    public void reset() {
        statements.set(0);
    }

    /** What the pool says to a connection that it opens beside us is no question of ours. */
    private static boolean asks(String method) {
        return (method.startsWith("prepare") || method.equals("createStatement"))
                && !Thread.currentThread().getName().contains(":connection-adder");
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (asks(method.getName())) statements.incrementAndGet();
                    try {
                        var result = method.invoke(target, arguments);
                        return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
