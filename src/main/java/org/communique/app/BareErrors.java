package org.communique.app;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;

/**
 * The answer to whatever the pages do not answer: malformed, forbidden, broken. Status and its name (RFC 9110 §15), nothing of
 * the request and nothing of us, under the same strict headers as a page.
 */
public final class BareErrors extends ErrorReportValve {

    /** Made by the server, by name. */
    public BareErrors() {}

    /** Puts it in the place of the server's own. */
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> everywhere() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host)
                host.setErrorReportValveClass(BareErrors.class.getName());
        });
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        strict(response);
        response.setContentType("text/plain;charset=utf-8");
        response.setLocale(Locale.ENGLISH);
        try {
            var writer = response.getReporter();
            if (writer == null) return;
            writer.write(status + " " + reason(status) + "\n");
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // whoever asked does not listen any more
        }
    }

    private static void strict(Response response) {
        response.setHeader("Content-Security-Policy", SiteSecurity.POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Cache-Control", "no-store");
    }

    private static String reason(int status) {
        return Optional.ofNullable(HttpStatus.resolve(status))
                .map(HttpStatus::getReasonPhrase)
                .orElse("Error");
    }
}
