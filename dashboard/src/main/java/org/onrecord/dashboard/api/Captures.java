package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.index.Versions;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.capture.Capture;
import org.onrecord.events.capture.CaptureReader;

/**
 * The bytes of documents as they were fetched, with the proof that they are those.
 *
 * <p>What a stranger's server sent is never a page of ours: it goes out as a download of no type that a browser would run, and
 * shown it is only as text.
 */
final class Captures {
    /** A capture may unpack to 64 MB, and all of OnRecord may share one small heap. */
    private static final int AT_ONCE = 2;

    private static final int PATIENCE_SECONDS = 10;

    private static final String INERT = "default-src 'none'; sandbox";

    private final RecordIndex index;
    private final CaptureReader reader;
    private final String folder;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Captures(RecordIndex index, Path folder) {
        this.index = index;
        this.reader = CaptureReader.of(folder);
        this.folder = folder.toAbsolutePath().normalize().toString();
    }

    /**
     * Whether the bytes that a document names are there and are those that it names.
     *
     * @param reason why they are not proven; null where they are
     * @param url what was fetched, as the capture itself says; null where not proven, as for all that follows
     * @param fetched when
     * @param status of the HTTP response; null too where there was none
     * @param mediaType as the server said it; null too where it did not
     * @param bytes how many
     */
    record Proof(
            String document,
            String version,
            String file,
            long offset,
            String sha256,
            boolean proven,
            @Nullable String reason,
            @Nullable String url,
            @Nullable Instant fetched,
            @Nullable Integer status,
            @Nullable String mediaType,
            @Nullable Integer bytes) {}

    /** The version of a document that is asked about. */
    private record Version(
            String document, String version, @Nullable CaptureRef capture) {}

    /** The proof, for people and programs. */
    Proof proof(Context context) {
        Version version = version(context);
        CaptureRef ref = ref(version);
        return switch (read(ref)) {
            case CaptureReader.Reading.Read read -> proven(version, ref, read.capture());
            case CaptureReader.Reading.Missing missing -> unproven(version, ref, told(missing.reason()));
            case CaptureReader.Reading.Damaged damaged -> unproven(version, ref, told(damaged.reason()));
        };
    }

    /** The bytes themselves, inert; what cannot be proven is not given. */
    void send(Context context) {
        CaptureRef ref = ref(version(context));
        switch (read(ref)) {
            case CaptureReader.Reading.Read read -> send(context, ref, read.capture());
            case CaptureReader.Reading.Missing missing -> throw Problem.notFound(told(missing.reason()));
            case CaptureReader.Reading.Damaged damaged ->
                throw Problem.conflict("this cannot be proven and is not given: " + told(damaged.reason()));
        }
    }

    /** A reason for whoever reads: where the folder lies on this machine is not for everybody. */
    private String told(String reason) {
        return reason.replace(" " + folder, "").replace(folder, "the captures folder");
    }

    private static void send(Context context, CaptureRef ref, Capture capture) {
        // Unpacked by nobody on the way: the digest is of what arrives.
        context.disableCompression();
        context.contentType("application/octet-stream")
                .header("Content-Security-Policy", INERT)
                .header("Content-Disposition", "attachment; filename=\"" + name(capture) + "\"")
                .header("Repr-Digest", "sha-256=:" + base64(capture.sha256()) + ":")
                .header("Onrecord-Capture-File", ref.file().replaceAll("[^ -~]", "?"))
                .header("Onrecord-Capture-Offset", Long.toString(ref.offset()))
                .header("Onrecord-Capture-Sha256", capture.sha256())
                .header("Cache-Control", "no-cache")
                .result(capture.payload());
    }

    /** A name under which a double click opens no page: a stranger's markup is kept as text. */
    private static String name(Capture capture) {
        String type = capture.baseType();
        boolean text = type.startsWith("text/") || type.matches(".*[/+](xml|json|html)");
        String ending = text ? ".txt" : type.equals("application/pdf") ? ".pdf" : ".bin";
        return "capture-" + capture.sha256().substring(0, 12) + ending;
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private CaptureReader.Reading read(CaptureRef ref) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.unavailable("too many captures are being read; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the service is stopping");
        }
        try {
            return reader.read(ref);
        } finally {
            places.release();
        }
    }

    /** The version that is asked for, else the newest. */
    private Version version(Context context) {
        String id = context.pathParam("id");
        Optional<String> wanted = Query.of(context, Set.of("version")).text("version");
        if (wanted.isEmpty()) {
            Document document = index.read(reading -> reading.document(id)).orElseThrow(() -> Answers.noDocument(id));
            return new Version(id, document.version(), document.capture());
        }
        return index.read(reading -> Versions.one(reading, id, wanted.get()))
                .map(version -> new Version(id, version.version(), version.capture()))
                .orElseThrow(() -> Problem.notFound("there is no version " + wanted.get() + " of the document " + id
                        + "; /api/v1/documents/" + id + "/versions lists them"));
    }

    private static CaptureRef ref(Version version) {
        CaptureRef ref = version.capture();
        if (ref == null) {
            throw Problem.notFound(
                    "no bytes were captured of the document " + version.document() + ": its text came as such");
        }
        return ref;
    }

    private static Proof proven(Version version, CaptureRef ref, Capture capture) {
        return new Proof(
                version.document(),
                version.version(),
                ref.file(),
                ref.offset(),
                ref.sha256().toLowerCase(Locale.ROOT),
                true,
                null,
                capture.url().isEmpty() ? null : capture.url(),
                capture.fetched().equals(Instant.EPOCH) ? null : capture.fetched(),
                capture.status().isPresent() ? capture.status().getAsInt() : null,
                capture.mediaType().orElse(null),
                capture.payload().length);
    }

    private static Proof unproven(Version version, CaptureRef ref, String reason) {
        return new Proof(
                version.document(),
                version.version(),
                ref.file(),
                ref.offset(),
                ref.sha256(),
                false,
                reason,
                null,
                null,
                null,
                null,
                null);
    }
}
