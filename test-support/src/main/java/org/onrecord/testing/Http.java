package org.onrecord.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.onrecord.events.EventJson;
import tools.jackson.databind.JsonNode;

/** Sends requests to a server under test; headers are given as names and values in turn. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Seconds for a whole answer: the time limit of a request ends with the headers. */
    private static final long WHOLE_ANSWER = 60;

    private Http() {}

    public static HttpResponse<String> get(Site site, String path, String... headers) throws IOException {
        return send("GET", site, path, new byte[0], headers);
    }

    /** Returns the JSON of a page, whatever its status. */
    public static JsonNode json(Site site, String path) throws IOException {
        return EventJson.mapper().readTree(get(site, path).body());
    }

    public static HttpResponse<String> post(Site site, String path, String body, String... headers) throws IOException {
        return send("POST", site, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static HttpResponse<String> send(String method, Site site, String path, byte[] body, String... headers)
            throws IOException {
        HttpRequest.Builder request = request(site, path, headers)
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        HttpResponse<String> answer = send(request, BodyHandlers.ofString());
        site.answered(method, path, answer);
        return answer;
    }

    /** Opens a page that goes on, such as a stream of events; the caller reads and closes its body. */
    public static HttpResponse<InputStream> stream(Site site, String path, String... headers) throws IOException {
        return send(request(site, path, headers), BodyHandlers.ofInputStream());
    }

    /**
     * Sends bytes that no well-behaved client sends.
     *
     * @param request the request, in which each line feed becomes CR LF
     * @return all that the server answers, beginning with the status line
     */
    public static String raw(Site site, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(site.url("/")).getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpRequest.Builder request(Site site, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.url(path)));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) throws IOException {
        // Not sendAsync, which needs a thread of the common pool.
        FutureTask<HttpResponse<T>> sending = new FutureTask<>(() -> CLIENT.send(request.build(), handler));
        Thread.startVirtualThread(sending);
        try {
            return sending.get(WHOLE_ANSWER, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (TimeoutException e) {
            sending.cancel(true);
            throw new HttpTimeoutException("no whole answer within " + WHOLE_ANSWER + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for an answer", e);
        }
    }
}
