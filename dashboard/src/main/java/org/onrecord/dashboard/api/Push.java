package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.onrecord.dashboard.feed.DocumentSink;
import org.onrecord.dashboard.feed.PushMark;
import org.onrecord.dashboard.index.Reading.EarlierPush;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.index.Sources;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.SourceState;
import org.onrecord.events.exchange.DocumentLine;
import tools.jackson.core.JacksonException;

/**
 * Takes pushed documents and writes them to their topic.
 *
 * <p>A push with an {@code Idempotency-Key} is remembered with the document on its topic, so that a repetition gets the first
 * answer, even from a process that was started in between. Those on their way from the topic to the index are kept here.
 */
public final class Push {
    private static final String SOURCE = "push";
    private static final int ON_THEIR_WAY = 10_000;
    private static final int LONGEST_KEY = 255;
    private static final long LONGEST_HEARD = 4L * EventJson.MAX_RECORD_BYTES;

    private final DocumentSink sink;
    private final RecordIndex index;
    private final MeterRegistry registry;
    private final Map<String, EarlierPush> onTheirWay = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, EarlierPush> eldest) {
            return size() > ON_THEIR_WAY;
        }
    };

    record Accepted(String id) {}

    /** A push that writes to a sink. */
    public Push(DocumentSink sink, RecordIndex index, MeterRegistry registry) {
        this.sink = sink;
        this.index = index;
        this.registry = registry;
    }

    void take(Context context) throws IOException {
        Optional<String> key = Optional.ofNullable(context.header("Idempotency-Key"))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (key.isPresent() && key.get().length() > LONGEST_KEY) {
            throw counted(
                    "refused", Problem.badRequest("an Idempotency-Key has at most " + LONGEST_KEY + " characters"));
        }
        byte[] body = body(context);
        String id = key.isEmpty() ? write(body, Optional.empty()) : once(key.get(), body);
        context.status(202)
                .header("Location", "/api/v1/documents/" + id)
                .contentType("application/json")
                .result(EventJson.mapper().writeValueAsBytes(new Accepted(id)));
    }

    /** One after the other, so that two at the same moment cannot both be the first. */
    private synchronized String once(String key, byte[] body) {
        PushMark mark = new PushMark(key, Ids.hash("push", new String(body, StandardCharsets.ISO_8859_1)));
        Optional<EarlierPush> earlier =
                Optional.ofNullable(onTheirWay.get(key)).or(() -> index.read(reading -> reading.push(key)));
        if (earlier.isPresent()) {
            if (!earlier.get().body().equals(mark.body())) {
                throw counted(
                        "conflict",
                        Problem.conflict(
                                "another document was pushed with this Idempotency-Key; use a new key for each"));
            }
            count("repeated");
            return earlier.get().document();
        }
        String id = write(body, Optional.of(mark));
        onTheirWay.put(key, new EarlierPush(mark.body(), id));
        return id;
    }

    private String write(byte[] body, Optional<PushMark> mark) {
        Document document = switch (DocumentLine.read(body, SOURCE, Instant.now())) {
            case DocumentLine.Reading.Accepted accepted -> described(accepted.document());
            case DocumentLine.Reading.Refused refused -> throw counted("refused", Problem.refused(refused.reason()));
        };
        checkUrl(document);
        if (size(document) > EventJson.MAX_RECORD_BYTES) {
            throw counted("refused", tooLarge());
        }
        try {
            sink.write(document, mark);
        } catch (DocumentSink.UnavailableException e) {
            throw counted("failed", Problem.unavailable(e.getMessage() + "; push it again"));
        }
        count("accepted");
        return document.id();
    }

    /** With what the catalogue says of the source that it is pushed for, which a document names as its {@code corpus}. */
    private Document described(Document document) {
        Optional<SourceState> source = index.read(reading -> Sources.one(reading, document.source()))
                .filter(state -> state.kind().equals(SOURCE));
        if (source.isEmpty()) {
            return document;
        }
        SourceState state = source.get();
        SourceState.Defaults defaults = state.documents();
        return defaults == null
                ? document.orElse(state.publisher(), state.side(), null, null, null)
                : document.orElse(
                        state.publisher(), state.side(), defaults.language(), defaults.tier(), defaults.speaker());
    }

    private void checkUrl(Document document) {
        String url = document.url();
        if (url == null) {
            return;
        }
        Supplier<Problem> refusal = () -> counted(
                "refused",
                Problem.refused("the url \"" + url + "\" is no http or https address; leave it out or mend it"));
        try {
            String scheme = Optional.ofNullable(URI.create(url).getScheme()).orElse("");
            if (!scheme.toLowerCase(Locale.ROOT).matches("https?")) {
                throw refusal.get();
            }
        } catch (IllegalArgumentException e) {
            throw refusal.get();
        }
    }

    private int size(Document document) {
        try {
            return EventJson.write(document).length;
        } catch (JacksonException e) {
            throw counted(
                    "refused", Problem.refused("the document cannot be written as UTF-8: " + EventJson.reason(e)));
        }
    }

    /** What is too large is read on for a while and thrown away: a caller who is cut off while sending never sees why. */
    private byte[] body(Context context) throws IOException {
        long announced = context.req().getContentLengthLong();
        boolean waits = context.header("Expect") != null;
        if (announced > LONGEST_HEARD || (waits && announced > EventJson.MAX_RECORD_BYTES)) {
            throw counted("refused", tooLarge());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[64 * 1024];
        InputStream in = context.req().getInputStream();
        long heard = 0;
        for (int read = in.read(chunk); read >= 0 && heard <= LONGEST_HEARD; read = in.read(chunk)) {
            heard += read;
            if (heard <= EventJson.MAX_RECORD_BYTES) {
                body.write(chunk, 0, read);
            }
        }
        if (heard > EventJson.MAX_RECORD_BYTES) {
            throw counted("refused", tooLarge());
        }
        return body.toByteArray();
    }

    private static Problem tooLarge() {
        return Problem.tooLarge("a document has at most " + EventJson.MAX_RECORD_BYTES + " bytes as JSON; split it");
    }

    private Problem counted(String outcome, Problem problem) {
        count(outcome);
        return problem;
    }

    private void count(String outcome) {
        Counter.builder("onrecord.dashboard.pushes")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
