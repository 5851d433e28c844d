package org.onrecord.dashboard.api.response;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.onrecord.dashboard.api.request.Client;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.events.EventJson;
import org.onrecord.events.feed.WebFeed;

/**
 * Sends answers of any length. A long one is written piece by piece, each when its reader has taken the one before, so that readers who
 * do not read cost little memory; what waits for them is bounded.
 */
public final class ResponseSender {
    /** Answers up to this size are sent at once: what the pages ask for never waits. */
    private static final int SMALL_BYTES = 64 * 1024;

    private static final int SLICE_BYTES = 32 * 1024;
    private static final long BUDGET_BYTES = 48L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BUSY_SECONDS = 10;

    private final BytesInFlight budget = new BytesInFlight(BUDGET_BYTES);

    public static final Consumer<Context> JSON = context -> context.contentType("application/json; charset=utf-8")
            .header("Cache-Control", "no-cache")
            .header("Vary", "Accept");

    public static Consumer<Context> csv(String name) {
        return context -> context.contentType("text/csv; charset=utf-8; header=present")
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept")
                .header("Content-Disposition", "attachment; filename=\"onrecord-" + name + ".csv\"");
    }

    /** An answer in pieces. Each is made when the one before has been written. */
    @FunctionalInterface
    public interface Pieces {
        void writeTo(Sink sink) throws IOException;
    }

    /** Takes the pieces of an answer in order. */
    @FunctionalInterface
    public interface Sink {
        void write(byte[] piece) throws IOException;
    }

    /** An answer ended before its end. The connection has to be cut, so that nobody takes it for whole. */
    public static final class CutOffException extends RuntimeException {
        CutOffException(Exception cause) {
            super(cause);
        }
    }

    /** Sends the outcome of a change as JSON; no cache keeps it. */
    public static void sendChange(Context context, int status, Object outcome) {
        context.status(status)
                .contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(EventJson.mapper().writeValueAsBytes(outcome));
    }

    /**
     * Sends an answer.
     *
     * @param form sets the headers just before the first bytes: until then the answer may still become a problem
     *
     * @throws Problem if too much waits for other readers, or as the pieces do before anything was sent
     */
    public void send(Context context, Consumer<Context> form, Pieces pieces) {
        send(new Outgoing(context, form, false), pieces);
    }

    /** Sends an answer whose memory is taken from the budget before it is made. */
    public void send(Context context, Consumer<Context> form, long bytes, Pieces pieces) {
        try (BytesInFlight.Lease lease = lease(context, Math.max(bytes, 4L * SMALL_BYTES))) {
            send(new Outgoing(context, form, true), pieces);
        }
    }

    private static void send(Outgoing out, Pieces pieces) {
        try {
            pieces.writeTo(out);
            out.end();
        } catch (IOException e) {
            throw new CutOffException(e);
        } catch (RuntimeException e) {
            throw out.started ? new CutOffException(e) : e;
        }
    }

    /**
     * Takes bytes from the budget of what waits for readers.
     *
     * @throws Problem if there are not enough
     */
    private BytesInFlight.Lease lease(Context context, long bytes) {
        try {
            return budget.take(Client.of(context), bytes, PATIENCE)
                    .orElseThrow(() -> Problem.busy(
                            "too many large answers wait for their readers; ask again in a moment", BUSY_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the service is stopping");
        }
    }

    /**
     * Sends a whole answer with its entity tag, or only says that the client has it already.
     *
     * @param modified when the answer last changed; a client may send this time back in place of the tag
     */
    public static void sendIfNew(Context context, byte[] whole, Optional<Instant> modified) {
        String tag = tag(whole);
        context.header("ETag", tag);
        modified.ifPresent(at -> context.res().setDateHeader("Last-Modified", at.toEpochMilli()));
        String known = context.header("If-None-Match");
        String since = context.header("If-Modified-Since");
        boolean same = known == null
                ? since != null && since.equals(context.res().getHeader("Last-Modified"))
                : List.of(known.split("\\s*,\\s*")).contains(tag);
        context.result(same ? new byte[0] : whole).status(same ? 304 : context.statusCode());
    }

    /** Sends a feed as Atom or as JSON Feed, or only says that the client has it already. */
    public static void sendFeed(Context context, WebFeed feed, boolean json) {
        context.contentType(json ? "application/feed+json; charset=utf-8" : "application/atom+xml; charset=utf-8")
                .header("Cache-Control", "no-cache");
        sendIfNew(context, json ? feed.json() : feed.atom(), Optional.of(feed.updated()));
    }

    /** Returns a weak entity tag: the answer may be sent compressed or not. An answer that is sent in pieces has none. */
    private static String tag(byte[] whole) {
        CRC32C sum = new CRC32C();
        sum.update(whole);
        return "W/\"" + HexFormat.of().toHexDigits(sum.getValue()) + "-" + whole.length + '"';
    }

    /** Collects pieces while they are few, and writes them on once they are more. */
    private final class Outgoing implements Sink {
        private final Context context;
        private final Consumer<Context> form;
        private final boolean held;
        private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
        private boolean started;

        Outgoing(Context context, Consumer<Context> form, boolean held) {
            this.context = context;
            this.form = form;
            this.held = held;
        }

        @Override
        public void write(byte[] piece) throws IOException {
            if (waiting.size() + piece.length <= SMALL_BYTES) {
                waiting.writeBytes(piece);
            } else {
                writeOn(waiting.toByteArray());
                waiting.reset();
                writeOn(piece);
            }
        }

        private void writeOn(byte[] bytes) throws IOException {
            if (held) {
                writeOut(bytes);
            } else {
                try (BytesInFlight.Lease lease = lease(context, bytes.length)) {
                    writeOut(bytes);
                }
            }
        }

        private void writeOut(byte[] bytes) throws IOException {
            if (!started) {
                form.accept(context);
                started = true;
            }
            // In slices, each of which a slow reader has some time to take.
            for (int from = 0; from < bytes.length; from += SLICE_BYTES) {
                context.outputStream().write(bytes, from, Math.min(SLICE_BYTES, bytes.length - from));
            }
        }

        void end() throws IOException {
            if (started) {
                writeOn(waiting.toByteArray());
            } else {
                form.accept(context);
                sendIfNew(context, waiting.toByteArray(), Optional.empty());
            }
        }
    }
}
