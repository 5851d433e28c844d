package org.onrecord.ingest.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Measures how much the streams of a PDF contain, before PDFBox decompresses them into memory: a few kilobytes may hold
 * gigabytes. Pictures are ignored, as reading the text never decompresses them.
 */
final class DecompressionGuard {
    /** The limit of one stream. */
    static final int MOST_BYTES = 48 * 1024 * 1024;
    /** The limit of all streams together. */
    static final long MOST_TOGETHER = 512L * 1024 * 1024;

    private static final Set<String> UNPACKING =
            Set.of("FlateDecode Fl LZWDecode LZW RunLengthDecode RL ASCII85Decode A85 ASCIIHexDecode AHx".split(" "));
    private static final int DICTIONARY = 2048;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern FILTER = Pattern.compile("/F(?:ilter)?\\s*(\\[[^\\]]*\\]|/\\w+)");
    private static final Pattern PICTURE = Pattern.compile("/Subtype\\s*/Image\\b");
    private static final Pattern NAME = Pattern.compile("/(\\w+)");

    private DecompressionGuard() {}

    /** A stream exceeds the limit. */
    private static final class TooHeavy extends IOException {
        private static final long serialVersionUID = 1L;

        TooHeavy() {
            super("too heavy");
        }
    }

    /** Returns true if the streams exceed a limit. */
    static boolean isTooMuch(byte[] pdf, Deadline deadline) {
        long all = 0;
        int last = 0;
        for (int at = indexOfStream(pdf, 0); at >= 0; at = indexOfStream(pdf, at)) {
            deadline.check();
            String dictionary = dictionary(pdf, Math.max(last, at - STREAM.length - DICTIONARY), at - STREAM.length);
            last = at;
            if (PICTURE.matcher(dictionary).find()) {
                continue;
            }
            List<String> filters = filters(dictionary, pdf, at);
            if (filters.isEmpty()) {
                continue;
            }
            try {
                all += weight(pdf, at, filters);
            } catch (TooHeavy e) {
                return true;
            }
            if (all > MOST_TOGETHER) {
                return true;
            }
        }
        return false;
    }

    /** Returns the offset after the next keyword {@code stream} and its line end; -1 if there is none. */
    private static int indexOfStream(byte[] pdf, int from) {
        for (int i = Math.max(0, from); i + STREAM.length < pdf.length; i++) {
            if (pdf[i] == 's' && matches(pdf, i) && (i < 3 || pdf[i - 3] != 'e' || pdf[i - 1] != 'd')) {
                int after = i + STREAM.length;
                after += after < pdf.length && pdf[after] == '\r' ? 1 : 0;
                after += after < pdf.length && pdf[after] == '\n' ? 1 : 0;
                return after;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] pdf, int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (pdf[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    private static String dictionary(byte[] pdf, int from, int to) {
        String text = new String(pdf, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
        int object = text.lastIndexOf(" obj");
        return object < 0 ? text : text.substring(object);
    }

    private static List<String> filters(String dictionary, byte[] pdf, int at) {
        Matcher filter = FILTER.matcher(dictionary);
        List<String> names = new ArrayList<>();
        if (filter.find()) {
            Matcher name = NAME.matcher(filter.group(1));
            while (name.find()) {
                names.add(name.group(1));
            }
        } else if (at + 1 < pdf.length
                && (pdf[at] & 0x0f) == 8
                && ((pdf[at] & 0xff) << 8 | (pdf[at + 1] & 0xff)) % 31 == 0) {
            // The filter is named in another object.
            names.add("FlateDecode");
        }
        return names;
    }

    private static long weight(byte[] pdf, int at, List<String> filters) throws TooHeavy {
        InputStream in = new ByteArrayInputStream(pdf, at, pdf.length - at);
        long weight = 0;
        for (int i = 0; i < filters.size() && UNPACKING.contains(filters.get(i)); i++) {
            Scales out = new Scales(i + 1 < filters.size());
            try {
                FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(in, out, new COSDictionary(), 0);
            } catch (IOException | RuntimeException e) {
                // Damaged or encrypted: what came out of it counts.
            }
            if (out.weight > MOST_BYTES) {
                throw new TooHeavy();
            }
            weight = out.weight;
            in = new ByteArrayInputStream(out.kept.toByteArray());
        }
        return weight;
    }

    /** Counts what is written to it, keeps it only for another filter, and fails beyond the limit. */
    private static final class Scales extends OutputStream {
        private final boolean keeps;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long weight;

        Scales(boolean keeps) {
            this.keeps = keeps;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            weight += length;
            if (weight > MOST_BYTES) {
                throw new TooHeavy();
            }
            if (keeps) {
                kept.write(bytes, offset, length);
            }
        }
    }
}
