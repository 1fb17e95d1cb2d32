package org.communique.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** One call to one address over HTTP/1.1. The client could not look a name up if it wanted to. */
final class Wire implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(2);
    private static final int MOST_CONNECTIONS = 2000;

    private static final DnsResolver NOBODY = new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("names are looked up before");
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            throw new UnknownHostException("names are looked up before");
        }
    };

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Daemons.named("fetch-timer"));

    /** @param most bytes of the answer that are wanted */
    record Call(String method, Target target, Optional<Message> message, int most) {}

    /** @param silence so long a peer may say nothing; a call that is to end sooner says so itself */
    Wire(Optional<SSLContext> trust, Duration silence) {
        var patience = Timeout.of(silence);
        timer.setRemoveOnCancelPolicy(true);
        connections = connections(trust, patience);
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(patience)
                        .setResponseTimeout(patience)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .setUserAgent("Communique")
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(Optional<SSLContext> trust, Timeout silence) {
        var limits = Http1Config.custom()
                .setMaxLineLength(8 * 1024)
                .setMaxHeaderCount(100)
                .build();
        var builder = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(NOBODY)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        .build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(silence)
                        .build());
        trust.ifPresent(it -> builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(it)));
        return builder.build();
    }

    /**
     * Sends and waits for the answer. The timer breaks the connection, in whatever phase it is: the client's own limits are for
     * single reads, which a patient enemy can stretch for ever.
     */
    Fetched send(Call call, InetAddress address, Duration left) {
        var request = request(call);
        var late = new AtomicBoolean();
        Runnable cut = () -> {
            late.set(true);
            request.cancel();
        };
        var alarm = timer.schedule(cut, left.toNanos(), TimeUnit.NANOSECONDS);
        try {
            var target = call.target();
            var host = new HttpHost(target.scheme(), address, target.host(), target.port());
            var response = client.executeOpen(host, request, HttpClientContext.create());
            return new Fetched.Answer(response.getCode(), read(response.getEntity(), call.most()));
        } catch (IOException | RuntimeException none) {
            return new Fetched.Failed(late.get() ? Fetched.Reason.TOO_LATE : reason(none));
        } finally {
            alarm.cancel(false);
            request.cancel(); // closing the response instead would read it to its end first
        }
    }

    private static HttpUriRequestBase request(Call call) {
        var request = new HttpUriRequestBase(
                call.method(), java.net.URI.create(call.target().url()));
        call.message().ifPresent(it -> {
            request.setEntity(new ByteArrayEntity(it.body(), ContentType.parse(it.contentType())));
            it.headers().forEach(request::setHeader);
        });
        return request;
    }

    private static byte[] read(HttpEntity entity, int most) throws IOException {
        if (entity == null || most == 0) return new byte[0];
        return entity.getContent().readNBytes(most);
    }

    private static Fetched.Reason reason(Exception none) {
        if (none instanceof ConnectTimeoutException || none instanceof ConnectException)
            return Fetched.Reason.UNREACHABLE;
        if (none instanceof NoRouteToHostException) return Fetched.Reason.UNREACHABLE;
        if (none instanceof SSLException) return Fetched.Reason.UNTRUSTED;
        if (none instanceof java.net.SocketTimeoutException) return Fetched.Reason.TOO_LATE;
        return Fetched.Reason.BROKEN;
    }

    int open() {
        return connections.getTotalStats().getLeased();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
