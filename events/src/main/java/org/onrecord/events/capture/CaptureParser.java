package org.onrecord.events.capture;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.onrecord.events.Ids;
import org.onrecord.events.capture.WarcRecords.Entry;

/** Parses the content of a complete WARC record into a capture and checks it against the digests of the record. */
final class CaptureParser {
    private static final Set<String> CAPTURED = Set.of("response", "resource", "conversion");

    private CaptureParser() {}

    /**
     * Parses a record.
     *
     * @param block the content of the record
     * @param wrong sentences on what was wrong so far
     * @throws IOException if the content cannot be parsed
     */
    static Entry parse(long offset, WarcRecord record, byte[] block, List<String> wrong) throws IOException {
        String type = record.type().toLowerCase(Locale.ROOT);
        check("WARC-Block-Digest", record, wrong, block);
        if (!CAPTURED.contains(type)) {
            return new Entry.Other(offset, type, wrong);
        }
        Optional<String> contentType = record.headers().first("Content-Type");
        boolean http = contentType
                .map(form -> form.toLowerCase(Locale.ROOT).startsWith("application/http"))
                .orElse(false);
        RecordContent parts = http ? RecordContent.http(block) : RecordContent.plain(block);
        // Writers disagree on whether the payload digest covers the chunks.
        check("WARC-Payload-Digest", record, wrong, parts.raw(), parts.stored(), parts.payload());
        Optional<String> mediaType = http
                ? parts.headers().getOrDefault("Content-Type", List.of()).stream()
                        .findFirst()
                : contentType;
        Capture capture = new Capture(
                record.headers()
                        .first("WARC-Target-URI")
                        .map(CaptureParser::withoutBrackets)
                        .orElse(""),
                date(record),
                parts.status(),
                parts.headers(),
                mediaType,
                record.headers().first("WARC-IP-Address"),
                parts.payload(),
                parts.packedWith(),
                Ids.sha256(parts.payload()));
        return new Entry.Captured(offset, capture, wrong);
    }

    /** Removes the angle brackets that WARC 1.0 put around the address; wget still writes them. */
    private static String withoutBrackets(String url) {
        return url.startsWith("<") && url.endsWith(">") ? url.substring(1, url.length() - 1) : url;
    }

    private static Instant date(WarcRecord record) {
        try {
            return record.date();
        } catch (DateTimeException | NoSuchElementException e) {
            return Instant.EPOCH;
        }
    }

    private static void check(String header, WarcRecord record, List<String> wrong, byte[]... candidates) {
        Optional<String> said = record.headers().first(header);
        if (said.isEmpty()) {
            return;
        }
        try {
            WarcDigest digest = new WarcDigest(said.get());
            for (byte[] candidate : candidates) {
                MessageDigest digester = digest.getDigester();
                if (digest.equals(new WarcDigest(digest.algorithm(), digester.digest(candidate)))) {
                    return;
                }
            }
            wrong.add("its " + header + " does not match its bytes");
        } catch (NoSuchAlgorithmException e) {
            // A digest of an unknown algorithm proves nothing.
        } catch (RuntimeException e) {
            wrong.add("its " + header + " is malformed: " + said.get());
        }
    }
}
