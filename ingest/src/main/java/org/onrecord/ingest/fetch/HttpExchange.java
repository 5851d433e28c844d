package org.onrecord.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.StatusLine;
import org.onrecord.events.http.RetryAfter;
import org.onrecord.events.http.Validators;
import org.onrecord.ingest.url.WebUrl;

/** One request and its response. */
record HttpExchange(CloseableHttpClient client, FetchSettings settings, InstantSource clock) {
    /** A body that is not needed is read up to this size, so that its connection can be used again. */
    private static final int READ_AWAY = 16 << 10;

    /** Sends the request, and once more if the connection was an open one that turns out to be dead (RFC 9112, section 9.3.1). A redirect has its address as written. */
    FetchResult ask(FetchBudget meter, FetchRequest request) throws IOException {
        try {
            return once(meter, request);
        } catch (IOException e) {
            if (!meter.reusedConnection()
                    || meter.verdict().isPresent()
                    || !(e instanceof NoHttpResponseException || e instanceof SocketException)) {
                throw e;
            }
            meter.starts(meter.url(), meter.addresses());
            return once(meter, request);
        }
    }

    private FetchResult once(FetchBudget meter, FetchRequest request) throws IOException {
        WebUrl url = meter.url();
        HttpHost host = new HttpHost(url.scheme(), url.host(), url.port());
        BasicClassicHttpRequest get = new BasicClassicHttpRequest("GET", host, url.target());
        get.setHeader("Accept", request.accept().isBlank() ? "*/*" : request.accept());
        get.setHeader("Accept-Encoding", "gzip, deflate");
        String etag = request.validators().etag();
        if (etag != null) {
            get.setHeader("If-None-Match", etag);
        }
        String lastModified = request.validators().lastModified();
        if (lastModified != null) {
            get.setHeader("If-Modified-Since", lastModified);
        }
        HttpClientContext context = HttpClientContext.create();
        try (ClassicHttpResponse response = client.executeOpen(host, get, context)) {
            meter.headReceived();
            try {
                return answer(meter, request, response, context);
            } catch (IOException e) {
                // Before the rest of the body is abandoned, which is a reason to stop as well, but not the first.
                if (meter.verdict().isEmpty()) {
                    throw meter.stop(NetworkErrors.of(e, settings));
                }
                throw e;
            } finally {
                // Closing would read the rest of a body; if that is of no use, reading must fail.
                if (response.getEntity() != null && response.getEntity().isStreaming()) {
                    leave(meter, response.getEntity());
                }
            }
        }
    }

    private FetchResult answer(
            FetchBudget meter, FetchRequest request, ClassicHttpResponse response, HttpClientContext context)
            throws IOException {
        int status = response.getCode();
        Optional<String> location = first("Location", response).filter(to -> !to.isBlank());
        if (location.isPresent()
                && (status == 301 || status == 302 || status == 303 || status == 307 || status == 308)) {
            return new FetchResult.Redirected(text(location.get()), status == 301 || status == 308);
        }
        if (status >= 200 && status < 300 && status != 206) {
            return got(meter, response, context);
        }
        return switch (status) {
            case 304 -> notModified(request, response);
            case 410 -> new FetchResult.Gone(status);
            case 429, 503 ->
                new FetchResult.Throttled(
                        first("Retry-After", response)
                                .flatMap(value -> RetryAfter.parse(value, clock.instant()))
                                .orElse(Duration.ZERO),
                        status);
            default ->
                new FetchResult.Failed(
                        "the server answers " + status,
                        Optional.of(status),
                        status >= 500 || status == 408 || status == 425);
        };
    }

    private static FetchResult notModified(FetchRequest request, ClassicHttpResponse response) {
        if (request.validators().equals(Validators.NONE)) {
            return new FetchResult.Failed(
                    "the server answers 304 though it was not asked whether anything changed", Optional.of(304), true);
        }
        return new FetchResult.NotModified(validators(response).or(request.validators()));
    }

    private FetchResult got(FetchBudget meter, ClassicHttpResponse response, HttpClientContext context)
            throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] head = head(response);
        byte[] body = new byte[0];
        if (entity != null) {
            if (entity.getContentLength() > settings.limits().maxBytes()) {
                throw meter.stop(new FetchResult.Refused("it is larger than "
                        + FetchBudget.size(settings.limits().maxBytes()) + ": "
                        + FetchBudget.size(entity.getContentLength())));
            }
            body = ResponseBody.read(
                    entity.getContent(),
                    Arrays.stream(response.getHeaders("Content-Encoding"))
                            .map(header -> Objects.requireNonNullElse(header.getValue(), ""))
                            .toList(),
                    settings.limits().maxBytes(),
                    settings.limits().maxInflatedBytes());
        }
        return new FetchResult.Got(
                meter.url().toString(),
                validators(response),
                ContentType.of(first("Content-Type", response).orElse("")),
                body,
                head,
                null,
                address(context));
    }

    private static void leave(FetchBudget meter, HttpEntity entity) {
        long length = entity.getContentLength();
        try {
            if (length < 0 || length > READ_AWAY) {
                throw meter.stop(FetchBudget.failed("the rest of the answer is not read"));
            }
            EntityUtils.consume(entity);
        } catch (IOException e) {
            // The connection is closed with the response.
        }
    }

    private static Optional<InetAddress> address(HttpClientContext context) {
        EndpointDetails details = context.getEndpointDetails();
        return details != null && details.getRemoteAddress() instanceof InetSocketAddress remote
                ? Optional.ofNullable(remote.getAddress())
                : Optional.empty();
    }

    private static Optional<String> first(String header, ClassicHttpResponse response) {
        return Optional.ofNullable(response.getFirstHeader(header)).map(Header::getValue);
    }

    private static Validators validators(ClassicHttpResponse response) {
        return new Validators(
                first("ETag", response).orElse(null),
                first("Last-Modified", response).orElse(null));
    }

    private static byte[] head(ClassicHttpResponse response) {
        StringBuilder head = new StringBuilder();
        head.append(new StatusLine(response)).append("\r\n");
        for (Header header : response.getHeaders()) {
            String line = header.toString();
            boolean framing = header.getName().equalsIgnoreCase("Transfer-Encoding");
            head.append(framing ? "X-" : "").append(line).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Decodes a header: some servers send UTF-8 where only ASCII is allowed, and it arrives as one character for each byte. */
    private static String text(String header) {
        return header.chars().allMatch(c -> c < 256)
                ? new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                : header;
    }
}
