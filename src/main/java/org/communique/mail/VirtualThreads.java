package org.communique.mail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;

/** Virtual threads where the JVM has them (21 and later); the source level is 17, so they are looked up by name. */
final class VirtualThreads {

    private VirtualThreads() {}

    static ThreadFactory orPlatform(String name) {
        try {
            var builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
            var lookup = MethodHandles.publicLookup();
            var ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
            var factory = lookup.findVirtual(
                    Class.forName("java.lang.Thread$Builder"), "factory", MethodType.methodType(ThreadFactory.class));
            return (ThreadFactory) factory.invoke(ofVirtual.invoke());
        } catch (Throwable olderJvm) {
            return work -> {
                var thread = new Thread(work, name);
                thread.setDaemon(true);
                return thread;
            };
        }
    }
}
