package org.communique.app;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of an exception in a route: one line with the route and the kind of failure, never the body. */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    /** Named by the error configuration of the routes. */
    public void log(Exchange exchange) {
        var cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        while (cause.getCause() != null && cause.getClass().getName().startsWith("org.apache.camel"))
            cause = cause.getCause();
        LOG.error(
                "route.failed route={} failure={}",
                exchange.getFromRouteId(),
                cause.getClass().getSimpleName(),
                cause);
    }
}
