package org.onrecord.notify.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.apache.hc.core5.util.Timeout;
import org.onrecord.events.http.RetryAfter;
import org.onrecord.events.version.BuildVersion;
import org.onrecord.notify.plan.SendResult;

/**
 * Posts JSON. It checks the address and the IP address that it connects to, follows no redirect and keeps no connection open. A status line is the
 * answer: what follows it may be slow, cut or endless, and little of it is read.
 */
public final class HttpSender implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration ALL = Duration.ofSeconds(30);
    private static final int MOST_CONNECTIONS = 512;
    private static final Http1Config HEAD = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(16 * 1024)
            .build();

    /** How much of a body is read, and for how long, so that a receiver that writes a few words sees no connection reset. */
    private static final int BODY_BYTES = 16 * 1024;

    private static final Duration BODY = Duration.ofSeconds(1);

    /** The address of the request of this thread, for the check of the connection. */
    private static final ScopedValue<URI> CURRENT = ScopedValue.newInstance();

    /** The status of its answer; 0 before the status line came. */
    private static final ScopedValue<AtomicInteger> STATUS = ScopedValue.newInstance();

    private final AddressCheck check;
    private final InstantSource clock;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("onrecord-notify-timer").daemon().factory());

    /** Opens no connection yet. */
    public HttpSender(AddressCheck check, InstantSource clock) {
        this.check = check;
        this.clock = clock;
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(HEAD)
                                .responseParserFactory(StatusNotingParser::new)
                                .build())
                        .setDnsResolver(new Checked(check))
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT))
                                .setSocketTimeout(Timeout.of(ANSWER))
                                .build())
                        .build())
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setContentCompressionEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .setResponseTimeout(Timeout.of(ANSWER))
                        .build())
                .setUserAgent("OnRecord/" + BuildVersion.get())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** The address that a request would connect to is not allowed. */
    private static final class RefusedAddressException extends UnknownHostException {
        RefusedAddressException(String reason) {
            super(reason);
        }
    }

    /** Notes the status of an answer before its headers are read. */
    private static final class StatusNotingParser extends DefaultHttpResponseParser {
        StatusNotingParser(Http1Config config) {
            super(config);
        }

        @Override
        protected ClassicHttpResponse createMessage(CharArrayBuffer line) throws IOException, HttpException {
            ClassicHttpResponse response = super.createMessage(line);
            STATUS.get().set(response.getCode());
            return response;
        }
    }

    /** Returns the addresses of a host if all of them may be connected to. The client connects to these and looks nothing up again. */
    private record Checked(AddressCheck check) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            for (InetAddress address : addresses) {
                Optional<String> refusal = check.refusal(CURRENT.get(), address);
                if (refusal.isPresent()) {
                    throw new RefusedAddressException(refusal.get());
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    SendResult post(String address, Map<String, String> headers, byte[] json) {
        URI to;
        try {
            to = URI.create(address);
        } catch (IllegalArgumentException e) {
            return new SendResult.Gone("the address is not valid");
        }
        Optional<String> refusal = check.refusal(to);
        if (refusal.isPresent()) {
            return new SendResult.Gone("the address is refused: " + refusal.get());
        }
        HttpPost post = new HttpPost(to);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        ScheduledFuture<?> limit = cancelAfter(ALL, post);
        AtomicInteger status = new AtomicInteger();
        try {
            return ScopedValue.where(CURRENT, to).where(STATUS, status).call(() -> answer(post));
        } catch (RefusedAddressException e) {
            return new SendResult.Gone("the address is refused: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            if (status.get() >= 200) {
                return result(status.get(), Optional.empty());
            }
            // Not the message, which may hold the address with a token in it.
            return new SendResult.Retry(
                    "the address did not answer: " + e.getClass().getSimpleName());
        } finally {
            limit.cancel(false);
        }
    }

    private SendResult answer(HttpPost post) throws IOException {
        ClassicHttpResponse response = client.executeOpen(null, post, null);
        ScheduledFuture<?> limit = cancelAfter(BODY, post);
        try {
            HttpEntity body = response.getEntity();
            if (body != null) {
                body.getContent().readNBytes(BODY_BYTES);
            }
        } catch (IOException e) {
            // The status line is the answer.
        } finally {
            limit.cancel(false);
            // Closing the response would read the rest.
            post.cancel();
        }
        return result(
                response.getCode(),
                Optional.ofNullable(response.getFirstHeader("Retry-After"))
                        .map(Header::getValue)
                        .flatMap(value -> RetryAfter.parse(value, clock.instant())));
    }

    private ScheduledFuture<?> cancelAfter(Duration limit, HttpPost post) {
        return timer.schedule(post::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static SendResult result(int status, Optional<Duration> retryAfter) {
        if (status >= 200 && status < 300) {
            return new SendResult.Accepted();
        }
        return status == 410
                ? new SendResult.Gone("the address answered 410 Gone")
                : new SendResult.Retry("the address answered " + status, retryAfter);
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        client.close();
    }
}
