package org.onrecord.processor.gloss;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Reads Chinese in English, word by word, by the dictionary CC-CEDICT (training/gloss/README.md): always the longest word that begins at a place, in
 * the first of its senses. The result is no translation; it says what words are about.
 *
 * <p>Safe for use by several threads.
 */
public final class ChineseGlosses {
    private static final String DICTIONARY = "chinese.tsv.gz";
    private static final int LONGEST = 12;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Lines {@code WORD<tab>GLOSS}, in the order of their bytes. */
    private final byte[] lines;

    private final int[] starts;

    private ChineseGlosses(byte[] lines) {
        this.lines = lines;
        starts = IntStream.rangeClosed(0, lines.length)
                .filter(i -> i == 0 || lines[i - 1] == '\n')
                .toArray();
    }

    private static final class Shared {
        static final ChineseGlosses GLOSSES = read();
    }

    /** Returns the glosses of the dictionary, which is read at first use. */
    public static ChineseGlosses shared() {
        return Shared.GLOSSES;
    }

    private static ChineseGlosses read() {
        try (InputStream in = new GZIPInputStream(
                Objects.requireNonNull(ChineseGlosses.class.getResourceAsStream(DICTIONARY), DICTIONARY))) {
            return new ChineseGlosses(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the words of a text in English; what the dictionary lacks stays as it is. */
    public String of(String chinese) {
        StringBuilder english = new StringBuilder();
        for (int i = 0; i < chinese.length(); ) {
            int end = i + 1;
            Optional<String> gloss = Optional.empty();
            if (isHan(chinese, i)) {
                for (int longest = Math.min(chinese.length(), i + LONGEST); longest > i && gloss.isEmpty(); longest--) {
                    gloss = find(chinese.substring(i, longest));
                    end = gloss.isPresent() ? longest : end;
                }
            } else {
                while (end < chinese.length() && !isHan(chinese, end)) {
                    end++;
                }
            }
            english.append(gloss.orElse(chinese.substring(i, end).strip())).append(' ');
            i = end;
        }
        return SPACES.matcher(english).replaceAll(" ").strip();
    }

    private static boolean isHan(String text, int at) {
        return Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.HAN;
    }

    private Optional<String> find(String word) {
        byte[] wanted = (word + "\t").getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = starts.length - 2;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int from = starts[middle];
            int to = Math.min(from + wanted.length, starts[middle + 1]);
            int order = Arrays.compareUnsigned(lines, from, to, wanted, 0, wanted.length);
            if (order == 0) {
                return Optional.of(new String(lines, to, starts[middle + 1] - 1 - to, StandardCharsets.UTF_8));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }
}
