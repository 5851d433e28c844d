package org.onrecord.ingest.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * The text of XML bytes. By RFC 7303 a byte order mark goes before the charset of the answer, and that before the one that the document
 * declares; but a name under which the bytes cannot be decoded is passed over, since the web's servers and documents are often wrong.
 */
public final class XmlDecoder {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern C1_CONTROLS = Pattern.compile("[\\x80-\\x84\\x86-\\x9F]");
    private static final int DECLARATION_WITHIN = 1024;
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"'>]+)[\"']", Pattern.CASE_INSENSITIVE);

    private XmlDecoder() {}

    /**
     * Decodes the bytes; never fails.
     *
     * @param charset that the answer names; null where it names none
     */
    public static String of(byte[] bytes, @Nullable String charset) {
        Optional<Charset> marked = byMark(bytes);
        if (marked.isPresent()) {
            return tidy(new String(bytes, marked.get()));
        }
        for (Charset candidate : candidates(bytes, charset)) {
            Optional<String> text = strictly(bytes, candidate);
            if (text.isPresent()) {
                return tidy(text.get());
            }
        }
        return tidy(new String(bytes, detected(bytes).orElse(StandardCharsets.UTF_8)));
    }

    private static List<Charset> candidates(byte[] bytes, @Nullable String charset) {
        List<Charset> candidates = new ArrayList<>();
        byShape(bytes).ifPresent(candidates::add);
        named(charset).ifPresent(candidates::add);
        Matcher declared = DECLARED.matcher(
                new String(bytes, 0, Math.min(bytes.length, DECLARATION_WITHIN), StandardCharsets.ISO_8859_1));
        if (declared.find()) {
            named(declared.group(1)).filter(XmlDecoder::isOneByteInAscii).ifPresent(candidates::add);
        }
        candidates.add(StandardCharsets.UTF_8);
        return candidates;
    }

    /** False of UTF-16 and UTF-32, in which the declaration that names them could not have been read as ASCII. */
    private static boolean isOneByteInAscii(Charset charset) {
        return !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
    }

    /** The charset of a name; of two that browsers read as a larger one, that. */
    private static Optional<Charset> named(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        String label = name.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(
                    switch (label) {
                        case "iso-8859-1", "latin1", "us-ascii", "ascii" -> "windows-1252";
                        case "gb2312", "gbk", "x-gbk" -> "GB18030";
                        case "iso-8859-9" -> "windows-1254";
                        case "shift_jis", "sjis", "x-sjis" -> "windows-31j";
                        case "euc-kr", "ks_c_5601-1987" -> "x-windows-949";
                        default -> label;
                    }));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(
                            charset.equals(StandardCharsets.UTF_8)
                                    ? CodingErrorAction.REPORT
                                    : CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> byMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(StandardCharsets.UTF_32LE);
        }
        if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_32BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(bytes, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /** UTF-16 and UTF-32 by where the zeros stand around the first sign, which is always ASCII in a feed. */
    private static Optional<Charset> byShape(byte[] bytes) {
        if (bytes.length < 4) {
            return Optional.empty();
        }
        int zeros =
                (bytes[0] == 0 ? 8 : 0) | (bytes[1] == 0 ? 4 : 0) | (bytes[2] == 0 ? 2 : 0) | (bytes[3] == 0 ? 1 : 0);
        return switch (zeros) {
            case 0b1110 -> Optional.of(StandardCharsets.UTF_32BE);
            case 0b0111 -> Optional.of(StandardCharsets.UTF_32LE);
            case 0b1010 -> Optional.of(StandardCharsets.UTF_16BE);
            case 0b0101 -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }

    private static Optional<Charset> detected(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, bytes.length);
        detector.dataEnd();
        return named(detector.getDetectedCharset());
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** Without the byte order mark, and with the signs that windows-1252 has where Unicode has controls that no text has. */
    private static String tidy(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return C1_CONTROLS.matcher(unmarked).replaceAll(XmlDecoder::asWindows1252);
    }

    private static String asWindows1252(MatchResult control) {
        byte[] code = {(byte) control.group().charAt(0)};
        return new String(code, WINDOWS_1252);
    }
}
