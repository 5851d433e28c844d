package org.onrecord.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.onrecord.events.file.GunzipStream;
import org.onrecord.ingest.reading.CountingStream;

/** Reads the body of a response within limits, and undoes its Content-Encoding. */
final class ResponseBody {
    private static final int MOST_CODINGS = 3;

    private ResponseBody() {}

    /**
     * Reads the body to its end.
     *
     * @param sent the body, without transfer coding; not closed
     * @param codings the values of the Content-Encoding headers
     * @param maxBytes as sent
     * @param maxInflated after each stage of decompression
     */
    static byte[] read(InputStream sent, List<String> codings, int maxBytes, int maxInflated) throws IOException {
        InputStream limited = limited(sent, maxBytes, "it is larger than " + FetchBudget.size(maxBytes) + " as sent");
        List<Inflater> inflaters = new ArrayList<>();
        try {
            InputStream unpacked = limited;
            for (String name : names(codings).reversed()) {
                unpacked = limited(
                        unpacked(unpacked, name, inflaters),
                        maxInflated,
                        "it unpacks to more than " + FetchBudget.size(maxInflated));
            }
            byte[] body = BodyMemory.bounded(unpacked).readAllBytes();
            // What follows the compressed data must be read too, so that the connection can be used again.
            limited.transferTo(OutputStream.nullOutputStream());
            return body;
        } finally {
            inflaters.forEach(Inflater::end);
        }
    }

    /** Returns the encodings in the order applied, without values that do not belong there. */
    private static List<String> names(List<String> codings) throws IOException {
        List<String> names = codings.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        List<String> known = new ArrayList<>();
        for (String name : names) {
            switch (name) {
                case "gzip", "x-gzip", "deflate" -> known.add(name);
                case "br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip", "aes128gcm" ->
                    throw refused("the answer is packed as '" + name + "', which was not asked for");
                default -> {
                    // "identity", "none", or a charset: the body is as it is.
                }
            }
        }
        if (known.size() > MOST_CODINGS) {
            throw refused("the answer is packed " + known.size() + " times over");
        }
        return known;
    }

    /** Ends the fetch of a body in an encoding that was not asked for. */
    private static IOException refused(String reason) {
        return FetchBudget.CURRENT.get().stop(new FetchResult.Failed(reason, Optional.empty(), false));
    }

    private static InputStream unpacked(InputStream packed, String name, List<Inflater> inflaters) throws IOException {
        PushbackInputStream in = new PushbackInputStream(packed, 2);
        byte[] start = in.readNBytes(2);
        in.unread(start);
        int first = start.length < 2 ? -1 : start[0] & 0xff;
        int second = start.length < 2 ? -1 : start[1] & 0xff;
        if (name.equals("deflate")) {
            // RFC 9110 means the zlib format, but some servers send raw deflate.
            boolean zlib = (first & 0x0f) == 8 && ((first << 8) | second) % 31 == 0;
            Inflater inflater = new Inflater(!zlib);
            inflaters.add(inflater);
            return first < 0 ? in : new InflaterInputStream(in, inflater, 8192);
        }
        // Some servers name gzip but send plain text, and an empty body has no gzip header either.
        return first == 0x1f && second == 0x8b ? new Gunzip(in, inflaters) : in;
    }

    private static final class Gunzip extends GunzipStream {
        Gunzip(InputStream in, List<Inflater> inflaters) throws IOException {
            super(in);
            inflaters.add(inf);
        }
    }

    private static InputStream limited(InputStream in, long most, String complaint) {
        return new CountingStream(in) {
            @Override
            protected void counted(long bytes) throws IOException {
                if (bytes > most) {
                    throw FetchBudget.CURRENT.get().stop(new FetchResult.Refused(complaint));
                }
            }
        };
    }
}
