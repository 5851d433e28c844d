package org.onrecord.ingest.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;
import org.onrecord.events.resource.WordLists;

/** Charsets by the labels in use on the web. */
final class CharsetLabels {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Labels of the WHATWG Encoding Standard that Java does not know, or reads as a smaller charset. */
    private static final Map<String, String> LABELS =
            WordLists.read(CharsetLabels.class, "labels.txt").byWord();

    private CharsetLabels() {}

    /** Returns the charset of a label; empty if the label is null, blank or unknown. */
    static Optional<Charset> named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(Charset.forName(LABELS.getOrDefault(plain, plain), null));
    }

    /** Returns the charset that an ASCII declaration names; UTF-8 if it names one in which it could not have been read. */
    static Optional<Charset> declared(String name) {
        return named(name).map(charset -> isWide(charset) ? StandardCharsets.UTF_8 : charset);
    }

    /** Returns true for UTF-16 and UTF-32, which are no supersets of ASCII. */
    static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    /** Guesses the charset from the first bytes of a text; empty if they fit none. */
    static Optional<Charset> detected(byte[] bytes, int most) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, most));
        detector.dataEnd();
        return named(detector.getDetectedCharset());
    }
}
