package org.onrecord.notify.channel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
public final class LetterWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LetterWriter.class);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectReader BRIEFS = EventJson.mapper()
            .readerFor(WrittenBrief.class)
            .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final int MOST_BYTES = 4_000_000;

    /** How long an answer serves the other subscribers of a brief, and a dashboard that does not answer is not asked again. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Links links;
    private final WatchedIssues issues;
    private final Links inside;
    private final Optional<String> token;
    private final Duration patience;
    private final Map<String, Answer> answers = new LruMap<>(20);

    /** @param until when it serves others, by {@link System#nanoTime} */
    private record Answer(Optional<WrittenBrief> brief, long until) {}

    /**
     * Asks for nothing yet.
     *
     * @param links to the pages as readers reach them
     * @param inside links to them by an address inside the network, at which briefs are asked for
     * @param token with which to read briefs; empty where reading is open
     * @param patience with an answer
     */
    public LetterWriter(Links links, WatchedIssues issues, Links inside, Optional<String> token, Duration patience) {
        this.links = links;
        this.issues = issues;
        this.inside = inside;
        this.token = token;
        this.patience = patience;
    }

    Letter letter(AlertMessage message) {
        return Letter.of(
                message, links, issues::find, inside.writtenBrief(message).flatMap(this::brief));
    }

    /** Returns a brief; one is asked for at a time, since many subscribers get the same. */
    private synchronized Optional<WrittenBrief> brief(String address) {
        Answer last = answers.get(address);
        if (last == null || System.nanoTime() - last.until() > 0) {
            last = new Answer(asked(address), System.nanoTime() + FRESH.toNanos());
            answers.put(address, last);
        }
        return last.brief();
    }

    private Optional<WrittenBrief> asked(String address) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(patience);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        try {
            HttpResponse<String> answer =
                    CLIENT.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
            if (answer.statusCode() == 200) {
                return Optional.of(BRIEFS.readValue(answer.body()));
            }
            LOG.warn("a mail goes without its brief: {} answered {}", address, answer.statusCode());
        } catch (IOException | JacksonException e) {
            LOG.warn("a mail goes without its brief: {} gave none: {}", address, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
