package org.onrecord.processor.opinion.ask;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.http.RetryAfter;
import org.onrecord.events.opinion.OpinionRequest;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.processor.opinion.Answer;
import org.onrecord.processor.opinion.AnswerReader;
import org.onrecord.processor.opinion.Prompt;

/**
 * A client of a chat-completions endpoint, as OpenAI describes it and many servers offer it. It does not retry.
 *
 * <p>Replies are limited in time and size. Redirects are not followed, so that the key goes to no other server.
 */
public final class Endpoint implements AutoCloseable {
    /** A proper answer has a few KB. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final int EXCERPT = 200;
    /** The longest pause that an endpoint can ask for. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final HttpClient client;
    private final Settings settings;

    /**
     * @param base its address without {@code /chat/completions}, e.g. {@code http://127.0.0.1:11434/v1}
     * @param within how long a reply may take, from the request to its last byte
     */
    public record Settings(URI base, Optional<ApiKey> key, String model, Duration within) {
        public String host() {
            return base.getRawAuthority();
        }

        private URI address() {
            String text = base.toString();
            return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/chat/completions");
        }
    }

    /** Does not connect yet. */
    public Endpoint(Settings settings) {
        this.settings = settings;
        // Some servers lose the body of a plain HTTP request that offers HTTP/2.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.within())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public EndpointReply ask(OpinionRequest inquiry) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.address())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Prompt.body(inquiry, settings.model())));
        settings.key().ifPresent(key -> request.header("Authorization", key.authorization()));
        CompletableFuture<HttpResponse<byte[]>> reply =
                client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return reply(reply.get(settings.within().toMillis(), TimeUnit.MILLISECONDS), inquiry);
        } catch (TimeoutException e) {
            return new EndpointReply.Unavailable(
                    Optional.empty(),
                    "does not answer within " + settings.within().toSeconds() + " s");
        } catch (ExecutionException e) {
            return broken(e.getCause());
        } finally {
            reply.cancel(true);
        }
    }

    private static EndpointReply broken(@Nullable Throwable cause) {
        String message = cause == null ? "" : String.valueOf(cause.getMessage());
        if (cause instanceof IOException && message.contains("body exceeds capacity")) {
            return new EndpointReply.Answered(Answer.refused("the answer is longer than " + MOST_BYTES + " bytes"));
        }
        return new EndpointReply.Unavailable(Optional.empty(), "cannot be reached or breaks off: " + cause);
    }

    private EndpointReply reply(HttpResponse<byte[]> response, OpinionRequest inquiry) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        int status = response.statusCode();
        if (status == 200) {
            return new EndpointReply.Answered(AnswerReader.read(body, inquiry));
        }
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .flatMap(header -> RetryAfter.parse(header, Instant.now()))
                .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
        String reason = "answers " + status + excerpt(body);
        if (status == TOO_MANY_REQUESTS) {
            return new EndpointReply.Throttled(retryAfter, reason);
        }
        return status >= 500 || status == REQUEST_TIMEOUT
                ? new EndpointReply.Unavailable(retryAfter, reason)
                : new EndpointReply.Rejected(reason);
    }

    private String excerpt(String body) {
        String shown = settings.key()
                .map(key -> key.hiddenIn(body))
                .orElse(body)
                .replaceAll("\\s+", " ")
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return shown.isEmpty() ? "" : ": " + Ellipsis.cut(shown, EXCERPT);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
