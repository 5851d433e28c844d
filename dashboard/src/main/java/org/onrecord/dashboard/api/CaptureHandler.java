package org.onrecord.dashboard.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.index.DocumentVersion;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.DocumentVersions;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.capture.Capture;
import org.onrecord.events.capture.CaptureReader;

/**
 * Serves the bytes of documents as they were fetched, and the proof that they are the original ones.
 *
 * <p>Bytes from another server never become a page of ours: they are sent as a download of a type that no browser runs.
 */
final class CaptureHandler {
    /** A capture may unpack to 64 MB, and all parts of OnRecord may share one small heap. */
    private static final int MAX_CONCURRENT_READS = 2;

    /** A larger capture takes its place among the concurrent reads until it is sent. */
    private static final int LARGE_BYTES = 4 << 20;

    private static final int PATIENCE_SECONDS = 10;
    private static final String INERT = "default-src 'none'; sandbox";

    private final IndexReads index;
    private final ResponseSender answers;
    private final CaptureReader reader;
    private final String folder;
    private final Semaphore reads = new Semaphore(MAX_CONCURRENT_READS, true);

    CaptureHandler(IndexReads index, Path folder, ResponseSender answers) {
        this.index = index;
        this.answers = answers;
        this.reader = new CaptureReader(folder);
        this.folder = folder.toAbsolutePath().normalize().toString();
    }

    /**
     * Whether the capture of a document is there and is the one that the document names.
     *
     * @param reason why it is not proven; null if it is
     * @param response what was fetched; null if it is not proven
     */
    record Proof(
            String document,
            String version,
            String file,
            long offset,
            String sha256,
            boolean proven,
            @Nullable String reason,
            @JsonUnwrapped @Nullable Response response) {}

    /**
     * A response, according to its capture.
     *
     * @param url what was fetched; null if the capture does not say, like all that follows
     * @param status status of the HTTP response
     * @param mediaType as the server gave it
     */
    record Response(
            @Nullable String url,
            @Nullable Instant fetched,
            @Nullable Integer status,
            @Nullable String mediaType,
            int bytes) {
        static Response of(Capture capture) {
            return new Response(
                    capture.url().isEmpty() ? null : capture.url(),
                    capture.fetched().equals(Instant.EPOCH) ? null : capture.fetched(),
                    capture.status().isPresent() ? capture.status().getAsInt() : null,
                    capture.mediaType().orElse(null),
                    capture.payload().length);
        }
    }

    Proof proof(Context context) {
        DocumentVersion version = wanted(context);
        CaptureRef ref = capture(version);
        return switch (read(ref)) {
            case CaptureReader.Result.Found read -> {
                Capture capture = read.capture();
                yield proof(version, ref, capture.sha256(), null, Response.of(capture));
            }
            case CaptureReader.Result.Missing missing ->
                proof(version, ref, ref.sha256(), withoutFolder(missing.reason()), null);
            case CaptureReader.Result.Damaged damaged ->
                proof(version, ref, ref.sha256(), withoutFolder(damaged.reason()), null);
        };
    }

    private static Proof proof(
            DocumentVersion version,
            CaptureRef ref,
            String sha256,
            @Nullable String reason,
            @Nullable Response response) {
        boolean proven = reason == null;
        return new Proof(
                version.document(), version.version(), ref.file(), ref.offset(), sha256, proven, reason, response);
    }

    /** Sends the bytes, unless they cannot be proven. */
    void download(Context context) {
        CaptureRef ref = capture(wanted(context));
        acquire();
        boolean held = true;
        try {
            CaptureReader.Result result = unpack(ref);
            if (!(result instanceof CaptureReader.Result.Found read)
                    || read.capture().payload().length <= LARGE_BYTES) {
                reads.release();
                held = false;
            }
            download(context, ref, result);
        } finally {
            if (held) {
                reads.release();
            }
        }
    }

    private void download(Context context, CaptureRef ref, CaptureReader.Result result) {
        switch (result) {
            case CaptureReader.Result.Found read -> send(context, ref, read.capture());
            case CaptureReader.Result.Missing missing -> throw Problem.notFound(withoutFolder(missing.reason()));
            case CaptureReader.Result.Damaged damaged ->
                throw Problem.conflict(
                        "these bytes cannot be proven and are not sent: " + withoutFolder(damaged.reason()));
        }
    }

    /** Hides where the folder is on this machine from readers of the API. */
    private String withoutFolder(String reason) {
        return reason.replace(" " + folder, "").replace(folder, "the captures folder");
    }

    private void send(Context context, CaptureRef ref, Capture capture) {
        byte[] digest = HexFormat.of().parseHex(capture.sha256());
        // The digest is of the bytes that arrive, so nothing may compress them on the way.
        context.disableCompression();
        Consumer<Context> form = answer -> answer.contentType("application/octet-stream")
                .header("Content-Security-Policy", INERT)
                .header("Content-Disposition", "attachment; filename=\"" + fileName(capture) + "\"")
                .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":")
                .header("Onrecord-Capture-File", ref.file().replaceAll("[^ -~]", "?"))
                .header("Onrecord-Capture-Offset", Long.toString(ref.offset()))
                .header("Onrecord-Capture-Sha256", capture.sha256())
                .header("Cache-Control", "no-cache");
        answers.send(context, form, capture.payload().length, sink -> sink.write(capture.payload()));
    }

    /** Returns a file name that no double click opens as a page: markup is saved as text. */
    private static String fileName(Capture capture) {
        String type = capture.baseType();
        boolean text = type.startsWith("text/") || type.matches(".*[/+](xml|json|html)");
        String ending = text ? ".txt" : type.equals("application/pdf") ? ".pdf" : ".bin";
        return "capture-" + capture.sha256().substring(0, 12) + ending;
    }

    private CaptureReader.Result read(CaptureRef ref) {
        acquire();
        try {
            return unpack(ref);
        } finally {
            reads.release();
        }
    }

    /** Unpacks a capture on the threads of the index: it keeps a processor busy. */
    private CaptureReader.Result unpack(CaptureRef ref) {
        return index.read(snapshot -> reader.read(ref));
    }

    private void acquire() {
        try {
            if (!reads.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.busy("too many captures are being read; try again in a moment", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the service is stopping");
        }
    }

    /** Returns the version that the request names, or else the newest. */
    private DocumentVersion wanted(Context context) {
        String id = context.pathParam("id");
        Optional<String> named = RequestParameters.of(context, "version").text("version");
        return index.read(snapshot -> named.isPresent()
                        ? DocumentVersions.one(snapshot, id, named.get())
                        : DocumentVersions.of(snapshot, id).stream()
                                .filter(any -> snapshot.has(id))
                                .findFirst())
                .orElseThrow(() -> named.isEmpty()
                        ? DocumentHandler.noDocument(id)
                        : Problem.notFound("there is no version " + named.get() + " of the document " + id
                                + "; /api/v1/documents/" + id + "/versions lists them"));
    }

    private static CaptureRef capture(DocumentVersion version) {
        CaptureRef ref = version.capture();
        if (ref == null) {
            throw Problem.notFound("the document " + version.document() + " has no capture: it arrived as plain text");
        }
        return ref;
    }
}
