package org.onrecord.ingest.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes XML. By RFC 7303 a byte order mark precedes the charset of the response, and that precedes the one that the
 * document declares. As servers and documents are often wrong, a charset in which the bytes cannot be decoded is
 * skipped.
 */
public final class XmlDecoder {
    private static final Pattern C1_CONTROLS = Pattern.compile("[\\x80-\\x84\\x86-\\x9F]");
    private static final int DECLARATION_WITHIN = 1024;
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"'>]+)[\"']", Pattern.CASE_INSENSITIVE);

    private XmlDecoder() {}

    /**
     * Decodes the bytes; never fails.
     *
     * @param charset that the response names; null if it names none
     */
    public static String decode(byte[] bytes, @Nullable String charset) {
        return tidy(ByteOrderMark.at(bytes)
                .map(mark -> mark.decode(bytes))
                .or(() -> candidates(bytes, charset).stream()
                        .flatMap(candidate -> strictly(bytes, candidate).stream())
                        .findFirst())
                .orElseGet(() -> new String(
                        bytes, CharsetLabels.detected(bytes, bytes.length).orElse(StandardCharsets.UTF_8))));
    }

    private static List<Charset> candidates(byte[] bytes, @Nullable String charset) {
        List<Charset> candidates = new ArrayList<>();
        byZeros(bytes).ifPresent(candidates::add);
        CharsetLabels.named(charset).ifPresent(candidates::add);
        Matcher declared = DECLARED.matcher(
                new String(bytes, 0, Math.min(bytes.length, DECLARATION_WITHIN), StandardCharsets.ISO_8859_1));
        if (declared.find()) {
            CharsetLabels.named(declared.group(1))
                    .filter(each -> !CharsetLabels.isWide(each))
                    .ifPresent(candidates::add);
        }
        candidates.add(StandardCharsets.UTF_8);
        return candidates;
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

    /** Recognises UTF-16 and UTF-32 by the zeros around the first character, which is always ASCII in XML. */
    private static Optional<Charset> byZeros(byte[] bytes) {
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

    /** Drops a byte order mark, and replaces C1 controls, which text never has, by the characters of windows-1252. */
    private static String tidy(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return C1_CONTROLS.matcher(unmarked).replaceAll(XmlDecoder::asWindows1252);
    }

    private static String asWindows1252(MatchResult control) {
        byte[] code = {(byte) control.group().charAt(0)};
        return new String(code, CharsetLabels.WINDOWS_1252);
    }
}
