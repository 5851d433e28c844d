package org.onrecord.notify.rule;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.events.Alert;

/**
 * A condition on the words of an alert, in the syntax of the search: they must all occur, {@code "..."} is a phrase, {@code |} means or,
 * {@code -} means not. Case and accents do not matter. Words of scripts without spaces may occur anywhere.
 *
 * @param alternatives each of terms that must all hold
 */
public record WordFilter(List<List<Term>> alternatives) {
    private static final int LONGEST = 1000;
    private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)\"|([^\\s|\"]+))|(\\|)");
    private static final Pattern SPACELESS = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]");

    /** A word or phrase, folded. */
    record Term(String words, boolean not) {
        boolean holds(String text) {
            boolean there = SPACELESS.matcher(words).find() ? text.contains(words.strip()) : text.contains(words);
            return there != not;
        }
    }

    /** Returns why a text is no such condition, and what would be; empty if it is one. */
    public static Optional<String> problem(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("words has at most " + LONGEST + " characters; ask for fewer words");
        }
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            return Optional.of("words has a quotation mark without its counterpart; close the phrase");
        }
        return of(text).alternatives.stream().anyMatch(List::isEmpty)
                ? Optional.of("words needs a word on each side of |")
                : Optional.empty();
    }

    /** Reads a condition for which there is no {@link #problem}. */
    public static WordFilter of(String text) {
        List<List<Term>> alternatives = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(text);
        while (matcher.find()) {
            if (matcher.group(4) != null) {
                alternatives.add(List.copyOf(terms));
                terms.clear();
                continue;
            }
            String words = folded(matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
            if (!words.isBlank()) {
                terms.add(new Term(words, !matcher.group(1).isEmpty()));
            }
        }
        alternatives.add(List.copyOf(terms));
        return new WordFilter(List.copyOf(alternatives));
    }

    /** Returns true if the title, the evidence or the changes of an alert meet the condition. */
    public boolean holds(Alert alert) {
        List<Alert.Change> changes = alert.changes();
        String text = folded(String.join(
                " ",
                Stream.of(
                                Stream.of(alert.title()),
                                alert.evidence().stream()
                                        .flatMap(each -> Stream.of(
                                                each.words(),
                                                Optional.ofNullable(each.speaker())
                                                        .orElse(""),
                                                each.publisher(),
                                                each.title())),
                                changes == null
                                        ? Stream.<String>of()
                                        : changes.stream().flatMap(each -> Stream.of(each.before(), each.after())))
                        .flatMap(each -> each)
                        .toList()));
        return alternatives.stream().anyMatch(terms -> terms.stream().allMatch(term -> term.holds(text)));
    }

    /** Returns words in lower case, without accents, with single spaces between, before and after them. */
    private static String folded(String text) {
        return " "
                + Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip()
                + " ";
    }
}
