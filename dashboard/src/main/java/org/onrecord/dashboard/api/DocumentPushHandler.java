package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.onrecord.dashboard.api.request.Audit;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.index.IndexSnapshot.StoredPush;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.SourceQuery;
import org.onrecord.dashboard.record.PushKey;
import org.onrecord.dashboard.write.TopicWriter;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Forgotten.What;
import org.onrecord.events.Ids;
import org.onrecord.events.SourceState;
import org.onrecord.events.cache.LruCache;
import org.onrecord.events.exchange.DocumentLine;
import tools.jackson.core.JacksonException;

/**
 * Takes pushed documents and writes them to their topic.
 *
 * <p>A push with an {@code Idempotency-Key} gets the same answer when it is repeated, even from a process started in between: the key is
 * stored in the headers of the document's record. Pushes that have not reached the index yet are kept in memory.
 */
final class DocumentPushHandler {
    private static final String SOURCE = "push";
    private static final int MAX_RECENT = 10_000;
    private static final int MAX_KEY_CHARS = 255;
    private static final long MAX_READ_BYTES = 4L * EventJson.MAX_RECORD_BYTES;

    private final TopicWriter writer;
    private final IndexReads index;
    private final MeterRegistry registry;

    /** The idempotency keys of documents that are being written. */
    private final Set<String> writing = new HashSet<>();

    /** The latest pushes by idempotency key. */
    private final LruCache<String, StoredPush> recent = new LruCache<>(MAX_RECENT);

    record Accepted(String id) {}

    DocumentPushHandler(TopicWriter writer, IndexReads index, MeterRegistry registry) {
        this.writer = writer;
        this.index = index;
        this.registry = registry;
    }

    void push(Context context) throws IOException {
        try {
            take(context);
        } catch (Problem problem) {
            count(
                    switch (problem.status()) {
                        case 409 -> "conflict";
                        case 503 -> "failed";
                        default -> "refused";
                    });
            throw problem;
        }
    }

    private void take(Context context) throws IOException {
        Optional<String> key = Optional.ofNullable(context.header("Idempotency-Key"))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (key.isPresent() && key.get().length() > MAX_KEY_CHARS) {
            throw Problem.badRequest("an Idempotency-Key has at most " + MAX_KEY_CHARS + " characters");
        }
        byte[] body = body(context);
        String id = key.isEmpty() ? write(body, Optional.empty()) : writeOnce(key.get(), body);
        Audit.changed(context, "document pushed", "id", id);
        context.header("Location", "/api/v1/documents/" + id);
        ResponseSender.sendChange(context, 202, new Accepted(id));
    }

    /** Writes a document once per key. A request with a key that is being written waits for the outcome; those with other keys do not. */
    private String writeOnce(String idempotencyKey, byte[] body) {
        PushKey key = new PushKey(idempotencyKey, Ids.hash("push", new String(body, StandardCharsets.ISO_8859_1)));
        begin(idempotencyKey);
        try {
            Optional<StoredPush> earlier =
                    recent.get(idempotencyKey).or(() -> index.read(snapshot -> snapshot.push(idempotencyKey)));
            if (earlier.isEmpty()) {
                String id = write(body, Optional.of(key));
                recent.put(idempotencyKey, new StoredPush(key, id));
                return id;
            }
            if (!earlier.get().key().equals(key)) {
                throw Problem.conflict("another document was pushed with this Idempotency-Key; use a new key for each");
            }
            count("repeated");
            return earlier.get().document();
        } finally {
            end(idempotencyKey);
        }
    }

    private synchronized void begin(String key) {
        try {
            while (!writing.add(key)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the service is stopping");
        }
    }

    private synchronized void end(String key) {
        writing.remove(key);
        notifyAll();
    }

    private String write(byte[] body, Optional<PushKey> key) {
        Document document = switch (DocumentLine.read(body, SOURCE, Instant.now())) {
            case DocumentLine.Result.Accepted accepted -> withSourceDefaults(accepted.document());
            case DocumentLine.Result.Refused refused -> throw Problem.refused(refused.reason());
        };
        for (String deleted : List.of(What.DOCUMENT.key(document.id()), What.SOURCE.key(document.source()))) {
            if (index.read(snapshot -> snapshot.find(IndexFields.key("forgotten", deleted)))
                    .isPresent()) {
                throw Problem.refused(
                        "it was deleted for good and is not taken again; `onrecord forget --list` says why");
            }
        }
        String url = document.url();
        if (url != null && !isHttp(url)) {
            throw Problem.refused(
                    "the url \"" + url + "\" is not an http or https address; leave it out or correct it");
        }
        byte[] json = json(document);
        if (json.length > EventJson.MAX_RECORD_BYTES) {
            throw tooLarge();
        }
        try {
            writer.write(document, json, key);
        } catch (TopicWriter.UnavailableException e) {
            throw Problem.unavailable(e.getMessage() + "; push it again");
        }
        count("accepted");
        return document.id();
    }

    /** Fills empty fields from the catalogue, if the document's {@code corpus} is a source of kind push there. */
    private Document withSourceDefaults(Document document) {
        return index.read(snapshot -> SourceQuery.one(snapshot, document.source()))
                .filter(state -> state.kind().equals(SOURCE))
                .map(state -> document.withDefaults(
                        state.publisher(),
                        state.side(),
                        Objects.requireNonNullElse(state.documents(), SourceState.Defaults.NONE)))
                .orElse(document);
    }

    private static boolean isHttp(String url) {
        try {
            String scheme = URI.create(url).getScheme();
            return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] json(Document document) {
        try {
            return EventJson.write(document);
        } catch (JacksonException e) {
            throw Problem.refused("the document cannot be written as UTF-8: " + EventJson.reason(e));
        }
    }

    /** Reads the body. A body that is too large is read on and dropped: a sender cut off in the middle never sees the reason. */
    private static byte[] body(Context context) throws IOException {
        long announced = context.req().getContentLengthLong();
        boolean waits = context.header("Expect") != null;
        if (announced > MAX_READ_BYTES || (waits && announced > EventJson.MAX_RECORD_BYTES)) {
            throw tooLarge();
        }
        InputStream in = context.req().getInputStream();
        byte[] body = in.readNBytes(EventJson.MAX_RECORD_BYTES + 1);
        if (body.length > EventJson.MAX_RECORD_BYTES) {
            in.skip(MAX_READ_BYTES - body.length);
            throw tooLarge();
        }
        return body;
    }

    private static Problem tooLarge() {
        return new Problem(
                413, "Too large", "a document has at most " + EventJson.MAX_RECORD_BYTES + " bytes as JSON; split it");
    }

    private void count(String outcome) {
        registry.counter("onrecord.dashboard.pushes", "outcome", outcome).increment();
    }
}
