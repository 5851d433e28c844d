package org.onrecord.ingest.article;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes as text, by what holds most surely: a byte order mark; being UTF-8 with characters that hardly come about by chance; what the
 * header says; what the page says; what the bytes look like. A header or page that names an encoding in which the bytes make no
 * sense is not believed.
 *
 * @param text without byte order mark
 * @param charset that it was read by
 */
public record Decoded(String text, Charset charset) {
    private static final int LOOKED_AT = 8 * 1024;
    /** So many sequences that are UTF-8 are no coincidence. */
    private static final int NO_COINCIDENCE = 4;

    private static final Pattern SAID = Pattern.compile(
            "<(?:meta\\b[^>]{0,512}?\\bcharset\\s*=|\\?xml\\b[^>]{0,128}?\\bencoding\\s*=)\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})",
            Pattern.CASE_INSENSITIVE);

    /** Browsers read these names as the larger encoding (WHATWG Encoding Standard), since pages are written so. */
    private static final Map<String, String> LARGER = Map.of(
            "US-ASCII", "windows-1252",
            "ISO-8859-1", "windows-1252",
            "ISO-8859-9", "windows-1254",
            "TIS-620", "x-windows-874",
            "GB2312", "GB18030",
            "GBK", "GB18030",
            "Shift_JIS", "windows-31j",
            "EUC-KR", "x-windows-949",
            "Big5", "Big5-HKSCS");

    /**
     * Decodes.
     *
     * @param charset the name that the header gives; null where it gives none
     */
    public static Decoded of(byte[] bytes, @Nullable String charset) {
        Optional<Decoded> marked = marked(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        int sequences = utf8Sequences(bytes);
        Optional<Charset> header = Optional.ofNullable(charset).flatMap(Decoded::named);
        Optional<Charset> said = header.isPresent() ? header : said(bytes);
        if (sequences >= (said.isPresent() ? NO_COINCIDENCE : 1)) {
            return read(bytes, StandardCharsets.UTF_8);
        }
        return said.filter(named -> sequences >= 0 && named.equals(StandardCharsets.UTF_8) || makesSense(bytes, named))
                .or(() -> header.isPresent() ? said(bytes).filter(named -> makesSense(bytes, named)) : Optional.empty())
                .map(named -> read(bytes, named))
                .orElseGet(() -> read(bytes, sequences == 0 ? StandardCharsets.UTF_8 : guessed(bytes)));
    }

    private static Optional<Decoded> marked(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(read(bytes, StandardCharsets.UTF_8));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(read(bytes, StandardCharsets.UTF_16BE));
        }
        return startsWith(bytes, 0xFF, 0xFE) ? Optional.of(read(bytes, StandardCharsets.UTF_16LE)) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** How many characters beyond ASCII the bytes have as UTF-8; -1 if they are not UTF-8. One cut off at the end does not count. */
    static int utf8Sequences(byte[] bytes) {
        int count = 0;
        for (int i = 0; i < bytes.length; ) {
            int lead = bytes[i] & 0xff;
            int more = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1 : lead >= 0xE0 && lead < 0xF0 ? 2 : 3;
            if (lead >= 0x80 && (lead < 0xC2 || lead > 0xF4)) {
                return -1;
            }
            for (int k = 1; k <= more && i + k < bytes.length; k++) {
                if ((bytes[i + k] & 0xC0) != 0x80) {
                    return -1;
                }
            }
            count += more > 0 && i + more < bytes.length ? 1 : 0;
            i += more + 1;
        }
        return count;
    }

    private static Optional<Charset> said(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        Matcher said = SAID.matcher(start);
        return said.find() ? named(said.group(1)).map(Decoded::asPageMeans) : Optional.empty();
    }

    /** A page in which the words "utf-16" can be read as ASCII is not UTF-16. */
    private static Charset asPageMeans(Charset charset) {
        return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
    }

    private static Optional<Charset> named(String name) {
        try {
            String known = name.strip().toLowerCase(Locale.ROOT).equals("x-gbk") ? "GBK" : name.strip();
            if (!Charset.isSupported(known)) {
                return Optional.empty();
            }
            Charset charset = Charset.forName(known);
            return Optional.of(Charset.forName(LARGER.getOrDefault(charset.name(), charset.name())));
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }

    /** True if hardly a byte is wrong in that encoding. */
    private static boolean makesSense(byte[] bytes, Charset charset) {
        if (!charset.canEncode() && !charset.newDecoder().isAutoDetecting()) {
            return true;
        }
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(LOOKED_AT);
        int wrong = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out.clear(), true);
            if (result.isUnderflow()) {
                return wrong * 200L <= bytes.length + 200L;
            }
            if (result.isError()) {
                wrong++;
                in.position(in.position() + Math.min(result.length(), in.remaining()));
                if (wrong * 200L > bytes.length + 200L) {
                    return false;
                }
            }
        }
    }

    private static Charset guessed(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes);
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset())
                .flatMap(Decoded::named)
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .orElse(Charset.forName("windows-1252"));
    }

    private static Decoded read(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, charset);
    }
}
