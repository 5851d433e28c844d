package org.onrecord.processor.gloss;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Reads a language in English, word by word, by a dictionary (training/gloss/README.md): always the longest phrase that begins at a place, in the one
 * sense that the dictionary gives. The result is no translation; it says what words are about.
 *
 * <p>Safe for use by several threads.
 */
public final class Glosses {
    /** Of so many units, characters in Chinese and words in Spanish, the longest phrase is made. */
    private static final int LONGEST = 12;

    private static final int LONGEST_IN_WORDS = 4;
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Pattern unit;
    private final int longest;

    /** Lines {@code PHRASE<tab>GLOSS}, in the order of their bytes. */
    private final byte[] lines;

    private final int[] starts;

    private Glosses(String dictionary, Pattern unit, int longest) {
        this.unit = unit;
        this.longest = longest;
        try (InputStream in = new GZIPInputStream(
                Objects.requireNonNull(Glosses.class.getResourceAsStream(dictionary), dictionary))) {
            lines = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        starts = IntStream.rangeClosed(0, lines.length)
                .filter(i -> i == 0 || lines[i - 1] == '\n')
                .toArray();
    }

    private static final class Chinese {
        static final Glosses GLOSSES = new Glosses("chinese.tsv.gz", HAN, LONGEST);
    }

    private static final class Spanish {
        static final Glosses GLOSSES = new Glosses("spanish.tsv.gz", WORD, LONGEST_IN_WORDS);
    }

    /** Returns the glosses of Chinese, whose dictionary is read at first use. */
    public static Glosses ofChinese() {
        return Chinese.GLOSSES;
    }

    /** Returns the glosses of Spanish, whose dictionary is read at first use. */
    public static Glosses ofSpanish() {
        return Spanish.GLOSSES;
    }

    /** Returns the words of a text in English; what the dictionary lacks stays as it is. */
    public String of(String words) {
        String text = SPACES.matcher(words).replaceAll(" ");
        MatchResult[] units = unit.matcher(text).results().toArray(MatchResult[]::new);
        StringBuilder english = new StringBuilder();
        int end = 0;
        for (int first = 0; first < units.length; ) {
            english.append(' ').append(text, end, units[first].start()).append(' ');
            int last = Math.min(units.length, first + longest) - 1;
            Optional<String> gloss = find(text.substring(units[first].start(), units[last].end()));
            while (gloss.isEmpty() && last > first) {
                gloss = find(text.substring(units[first].start(), units[--last].end()));
            }
            end = units[last].end();
            english.append(gloss.orElse(units[first].group()));
            first = last + 1;
        }
        return SPACES.matcher(english.append(' ').append(text, end, text.length()))
                .replaceAll(" ")
                .strip();
    }

    private Optional<String> find(String phrase) {
        byte[] wanted = (phrase.toLowerCase(Locale.ROOT) + "\t").getBytes(StandardCharsets.UTF_8);
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
