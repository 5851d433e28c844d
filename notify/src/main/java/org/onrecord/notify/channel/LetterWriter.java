package org.onrecord.notify.channel;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.onrecord.events.EventJson;
import org.onrecord.events.cache.LruMap;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.words.WrittenBrief;
import org.onrecord.notify.message.Letter;
import org.onrecord.notify.message.Links;
import org.onrecord.notify.plan.AlertMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** Writes the letters of messages, and asks the dashboard for the briefs in them. Where it does not answer in time, a letter goes without. */
public final class LetterWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LetterWriter.class);
    private static final ObjectReader BRIEFS = EventJson.mapper()
            .readerFor(WrittenBrief.class)
            .with(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final int MOST_BYTES = 4_000_000;
    private static final int KEPT = 20;

    /** How long an answer serves the other subscribers of a brief, and a dashboard that does not answer is not asked again. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Links links;
    private final WatchedIssues issues;
    private final Dashboard dashboard;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Answer> answers = new LruMap<>(KEPT);

    /**
     * Where briefs are asked for.
     *
     * @param address of the dashboard inside the network, without a slash at its end
     * @param token with which to read; empty where reading is open
     * @param patience with an answer
     */
    public record Dashboard(String address, Optional<String> token, Duration patience) {}

    private record Answer(Optional<WrittenBrief> brief, Instant at) {}

    public LetterWriter(Links links, WatchedIssues issues, Dashboard dashboard) {
        this.links = links;
        this.issues = issues;
        this.dashboard = dashboard;
    }

    Letter letter(AlertMessage message) {
        return Letter.of(
                message,
                links,
                issues,
                links.briefPath(message).filter(any -> message.carriesBrief()).flatMap(this::brief));
    }

    /** Returns a brief; one is asked for at a time, since many subscribers get the same. */
    private synchronized Optional<WrittenBrief> brief(String path) {
        Answer last = answers.get(path);
        if (last == null || Instant.now().isAfter(last.at().plus(FRESH))) {
            last = new Answer(asked(path), Instant.now());
            answers.put(path, last);
        }
        return last.brief();
    }

    private Optional<WrittenBrief> asked(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(dashboard.address() + path));
        dashboard.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        Future<HttpResponse<String>> answer =
                client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        try {
            HttpResponse<String> brief = answer.get(dashboard.patience().toMillis(), TimeUnit.MILLISECONDS);
            if (brief.statusCode() == 200) {
                return Optional.of(BRIEFS.readValue(brief.body()));
            }
            LOG.warn(
                    "mail goes without its brief: {} answered {}",
                    request.build().uri(),
                    brief.statusCode());
        } catch (TimeoutException | ExecutionException | JacksonException e) {
            LOG.warn(
                    "mail goes without its brief: {} gave none: {}",
                    request.build().uri(),
                    e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            answer.cancel(true);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
