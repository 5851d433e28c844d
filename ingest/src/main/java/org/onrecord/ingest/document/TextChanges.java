package org.onrecord.ingest.document;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.events.Alert.Change;
import org.onrecord.events.text.Ellipsis;

/**
 * Finds what an edit changed in a text. Sentences are compared by their words: white space, letter case, quotation
 * marks and other punctuation are no changes, and neither are lines with counters or times. Pure functions.
 */
public final class TextChanges {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Matches short lines about the page rather than the subject: when it was updated, how often and how fast it is read. */
    private static final Pattern VOLATILE = Pattern.compile(
            "(?iu)\\b(ago|updated?|modified|min(ute)?s? read|views?|shares?|comments?|likes?|reads?|visits?|printed|hace|actualizad[oa]|mis à jour|aktualisiert)\\b"
                    + "|浏览|阅读|点击|更新|字号|分钟前|小时前|次访问");

    private static final int VOLATILE_WORDS = 8;
    private static final int LONGEST = 2_000;
    private static final int MOST = 50;
    private static final int MOST_SENTENCES = 4_000;

    /** A sentence, with the words by which it is compared. */
    private record Sentence(String text, String words) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Sentence sentence && words.equals(sentence.words);
        }

        @Override
        public int hashCode() {
            return words.hashCode();
        }
    }

    private TextChanges() {}

    /**
     * Returns the changes between two texts, in the order of the text; empty if only the looks changed. There are at
     * most 50, and the last one says if there are more.
     */
    public static List<Change> between(String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<Sentence> delta :
                DiffUtils.diff(sentences(before), sentences(after)).getDeltas()) {
            List<Sentence> was = delta.getSource().getLines();
            List<Sentence> is = delta.getTarget().getLines();
            // Two sentences joined into one, or a heading with a new full stop, are other sentences with the same
            // words.
            if (!words(was).equals(words(is))) {
                changes.add(new Change(text(was), text(is)));
            }
        }
        if (changes.size() > MOST) {
            int left = changes.size() - (MOST - 1);
            changes.subList(MOST - 1, changes.size()).clear();
            changes.add(new Change("", "(and " + left + " more changes)"));
        }
        return List.copyOf(changes);
    }

    /** Returns the first sentences: comparing takes time that grows with the square of their number. */
    private static List<Sentence> sentences(String text) {
        List<Sentence> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        for (String paragraph : text.split("\n+", -1)) {
            breaks.setText(paragraph);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                String sentence = paragraph.substring(start, end).strip();
                String words = words(sentence);
                if (!words.isEmpty() && !isVolatile(sentence, words)) {
                    sentences.add(new Sentence(sentence, words));
                    if (sentences.size() == MOST_SENTENCES) {
                        return sentences;
                    }
                }
            }
        }
        return sentences;
    }

    private static boolean isVolatile(String sentence, String words) {
        return words.chars().filter(c -> c == ' ').count() < VOLATILE_WORDS
                && words.length() < 80
                && words.chars().anyMatch(Character::isDigit)
                && VOLATILE.matcher(sentence).find();
    }

    private static String words(String text) {
        return NO_WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static String words(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::words).collect(Collectors.joining(" "));
    }

    private static String text(List<Sentence> sentences) {
        return Ellipsis.cut(sentences.stream().map(Sentence::text).collect(Collectors.joining(" ")), LONGEST - 1);
    }
}
