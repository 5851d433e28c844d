package org.onrecord.processor.statement.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.language.LabelReader;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.DateReader;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/** Finder of transcript labels. A colon alone is not enough: labels name somebody, and they recur or answer one another. */
public final class LabelFinder {
    private static final WordList SMALL = WordList.of("label-small-words");
    private static final WordList ROLES = WordList.of("roles");
    private static final WordList HONORIFICS = WordList.of("honorifics");
    private static final Pattern LATIN = Pattern.compile(
            "^([\\p{L}(][\\p{L}\\p{M}\\d .,'’&()/“”\"-]{0,90}?)(?:\\s?\\([^)]{1,30}\\))?\\s?[:：](?=\\s|$|[A-Z“\"])");
    private static final Pattern CHINESE = Pattern.compile("^([\\p{IsHan}A-Za-z《》·（）“”\\d\\s]{1,24})[：:]");
    private static final String CHINESE_PRONOUNS = "你您我他她它咱们这";
    /** The colon of a label is at most this far into its paragraph. */
    private static final int LONGEST = 110;
    /** A single label counts only in this many first paragraphs. */
    private static final int HEAD = 10;

    private final String text;
    private final List<Span> paragraphs;
    private final IntroducedPersons persons;
    private final LabelReader labels;
    private final DateReader dates;

    /** Creates a finder for one document. */
    public LabelFinder(ReadingState reading) {
        this.text = reading.text();
        this.paragraphs = reading.paragraphs();
        this.persons = reading.persons();
        this.labels = reading.language().labels();
        this.dates = reading.language().dates();
    }

    /** Returns the labels in order; none if the document is not a transcript. */
    public List<TurnLabel> find() {
        List<TurnLabel> lines = new NameLineFinder(text, paragraphs, persons, labels).find();
        if (!lines.isEmpty()) {
            return lines;
        }
        List<TurnLabel> candidates = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            candidate(paragraphs.get(i), i).ifPresent(candidates::add);
        }
        Map<String, Integer> counts = counts(candidates);
        boolean several = candidates.size() > 1;
        boolean exchange = several && candidates.stream().anyMatch(this::known)
                || candidates.stream().anyMatch(label -> labels.question(label.text()) || labels.media(label.text()))
                || counts.values().stream().anyMatch(count -> count > 1);
        List<TurnLabel> found = new ArrayList<>();
        for (TurnLabel label : candidates) {
            boolean again = counts.getOrDefault(label.key(), 0) > 1;
            boolean shouted = Capitals.shouted(label.text());
            boolean known = known(label) || shouted && several;
            boolean heading = !again && shouted && heading(label.text());
            if (!heading
                    && (exchange && (known || again || nameLike(label.text()))
                            || known && (several || label.paragraph() < HEAD))) {
                found.add(label);
            }
        }
        return found.isEmpty() ? alone() : found;
    }

    private static Map<String, Integer> counts(List<TurnLabel> labels) {
        Map<String, Integer> counts = new HashMap<>();
        labels.forEach(label -> counts.merge(label.key(), 1, Integer::sum));
        return counts;
    }

    /** Returns true if the label marks a question or answer, or names a medium, an office, or an introduced person. */
    private boolean known(TurnLabel label) {
        ReadingBudget.step();
        String words = label.text();
        if (labels.unknown(words)
                || labels.question(words)
                || labels.answer(words)
                || labels.media(words)
                || labels.host(words)) {
            return true;
        }
        List<Word> all = Word.split(words);
        return all.stream().anyMatch(word -> ROLES.has(word.lower()) || HONORIFICS.has(word.lower()))
                || persons.person(NameWords.withoutTitle(words)).isPresent()
                || all.size() >= 2 && persons.registered(NameWords.withoutTitle(words))
                || persons.mentionsAgain(words) && nameLike(words) && all.size() == 2;
    }

    /** Returns names on lines of their own, if they recur and longer text follows each. */
    private List<TurnLabel> alone() {
        List<TurnLabel> found = new ArrayList<>();
        for (int i = 0; i + 1 < paragraphs.size(); i++) {
            Span line = paragraphs.get(i);
            String words = line.of(text);
            int next = paragraphs.get(i + 1).end() - paragraphs.get(i + 1).start();
            if (words.length() <= 40
                    && next > words.length()
                    && ".:?!,;。？！".indexOf(words.charAt(words.length() - 1)) < 0
                    && nameLike(words)
                    && NameWords.tokens(words).size() <= 4
                    && (labels.question(words)
                            || Capitals.shouted(words)
                            || persons.person(NameWords.withoutTitle(words)).isPresent())) {
                found.add(new TurnLabel(i, words, line));
            }
        }
        Map<String, Integer> counts = counts(found);
        boolean comesBack = counts.values().stream().anyMatch(count -> count > 1);
        return comesBack && counts.size() >= 2
                ? found.stream()
                        .filter(label -> counts.getOrDefault(label.key(), 0) > 1 || labels.question(label.text()))
                        .toList()
                : List.of();
    }

    private Optional<TurnLabel> candidate(Span paragraph, int index) {
        int start = paragraph.start();
        if (paragraph.end() - start > 3
                && text.charAt(start) == 'Q'
                && Character.isWhitespace(text.charAt(start + 1))) {
            return Optional.of(new TurnLabel(index, "Q", new Span(start, start + 2)));
        }
        int colon = start;
        int limit = Math.min(paragraph.end(), start + LONGEST);
        while (colon < limit && text.charAt(colon) != ':' && text.charAt(colon) != '：') {
            colon++;
        }
        if (colon == limit) {
            return Optional.empty();
        }
        String head = text.substring(start, Math.min(paragraph.end(), colon + 2));
        Matcher matcher = (chinese(head) ? CHINESE : LATIN).matcher(head);
        return matcher.find() && plausible(matcher.group(1).strip())
                ? Optional.of(new TurnLabel(index, matcher.group(1).strip(), new Span(start, start + matcher.end())))
                : Optional.empty();
    }

    private static boolean chinese(String label) {
        return ChineseScript.has(label.charAt(0)) || label.charAt(0) == '《';
    }

    private boolean plausible(String label) {
        if (labels.nobody(label) || dates.line(label)) {
            return false;
        }
        if (!chinese(label)) {
            return nameLike(label) || labels.question(label) || labels.unknown(label);
        }
        // A label with a pronoun is a sentence, not a name: "do tell them:".
        return !ChineseScript.has(label.charAt(0))
                || label.length() <= 20 && label.chars().noneMatch(c -> CHINESE_PRONOUNS.indexOf(c) >= 0);
    }

    /** Returns true for one to ten words that are capitalised, apart from small words. */
    private static boolean nameLike(String label) {
        if (!label.isEmpty() && ChineseScript.has(label.charAt(0))) {
            return label.length() <= 16;
        }
        List<Word> words = Word.split(label);
        return !words.isEmpty()
                && words.size() <= 10
                && words.stream().allMatch(word -> word.capitalised() || SMALL.has(word.lower()))
                && Character.isUpperCase(
                        label.charAt(label.indexOf(words.getFirst().text())));
    }

    /** Returns true for words in capitals that name nobody, as in fact sheets: "OPENING THE HARBOUR". */
    private boolean heading(String label) {
        List<Word> words = Word.split(Capitals.cased(label));
        boolean titled = labels.official(label)
                || words.stream().anyMatch(word -> ROLES.has(word.bare()) || HONORIFICS.has(word.lower()));
        return !titled
                && !labels.question(label)
                && !labels.media(label)
                && persons.person(label).isEmpty()
                && (words.size() > 5 || words.stream().anyMatch(word -> !NameWords.is(word)));
    }
}
