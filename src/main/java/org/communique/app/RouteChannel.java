package org.communique.app;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.communique.delivery.Channel;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;

/**
 * A channel made of a route that begins with {@code direct:channel-NAME}. Its body is the {@link Parcel} with all editions, one
 * delivery for the public. If the route ends, the delivery is accepted; if it fails, it is deferred. A route may answer with an
 * {@link Outcome} of its own.
 */
final class RouteChannel implements Channel {

    private final String name;
    private final CamelContext camel;
    private final Clock clock;

    RouteChannel(String name, CamelContext camel, Clock clock) {
        this.name = name;
        this.camel = camel;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reach plan() {
        return Reach.THE_PUBLIC;
    }

    @Override
    public Outcome deliver(Parcel parcel) {
        try (var producer = camel.createProducerTemplate()) {
            var answer = producer.requestBody("direct:channel-" + name, parcel);
            return answer instanceof Outcome outcome
                    ? outcome
                    : new Outcome.Accepted("route channel-" + name + " ended");
        } catch (CamelExecutionException failed) {
            var why = failed.getCause() == null ? failed : failed.getCause();
            return new Outcome.Deferred("route failed: " + why.getClass().getSimpleName(), clock.instant());
        } catch (java.io.IOException neverThrownOnClose) {
            throw new java.io.UncheckedIOException(neverThrownOnClose);
        }
    }

    @Override
    public void close() {
        // the route belongs to the Camel context, which ends it
    }
}
