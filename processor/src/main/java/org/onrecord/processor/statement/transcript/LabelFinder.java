package org.onrecord.processor.statement.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.Dates;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/** Finds the labels of a transcript. A colon alone makes none: labels name somebody, and come back or answer one another. */
public final class LabelFinder {
    private static final WordList NAMELESS = WordList.of("labels-nameless");
    private static final WordList SMALL = WordList.of("label-small-words");
    private static final WordList QUESTION = WordList.of("labels-question");
    private static final WordList ANSWER = WordList.of("labels-answer");
    private static final WordList NOT = WordList.of("labels-of-nobody");
    private static final Pattern LATIN = Pattern.compile(
            "^([\\p{L}(][\\p{L}\\p{M}\\d .,'’&()/“”\"-]{0,90}?)(?:\\s?\\([^)]{1,30}\\))?\\s?[:：](?=\\s|$|[A-Z“\"])");
    private static final Pattern HAN = Pattern.compile("^([\\p{IsHan}A-Za-z《》·（）“”\\d\\s]{1,24})[：:]");

    /** A transcriber's words for somebody whose name he does not know: "Speaker 8", "Unidentified Male Voice". */
    private static final Pattern UNNAMED = Pattern.compile(
            "(?iu)(?:(?:unidentified|unknown|male|female|man|woman) ){1,2}(?:speaker|voice|participant|person|attendee|caller|panelist)"
                    + "|(?:(?:unidentified|unknown|male|female) )?"
                    + "(?:speaker|voice|participant|person|attendee|caller|panelist|hablante|orador|oradora|voz) ?#?(?:\\d{1,3}|[A-H])"
                    + "|(?:voz|intervenci[oó]n)(?: de)? (?:hombre|mujer|masculina|femenina)|(?:说话人|发言者|讲话人)\\s?\\d{1,3}");

    private static final Pattern OFFICIAL =
            Pattern.compile("(?i)\\b(?:officials?|aides?)(?: (?:one|two|three|four|\\d|#\\d))?$");
    private static final WordList HONORIFICS = WordList.of("honorifics");

    /** A single label makes a speech only where it stands among the first paragraphs. */
    private static final int HEAD = 10;

    private LabelFinder() {}

    /** The labels in order; none where the document is no transcript. */
    public static List<TurnLabel> find(String text, List<Span> paragraphs, IntroducedPersons cast) {
        List<TurnLabel> lines = NameLineFinder.find(text, paragraphs, cast);
        if (!lines.isEmpty()) {
            return lines;
        }
        List<TurnLabel> candidates = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            TurnLabel label = candidate(text, paragraphs.get(i), i);
            if (label != null) {
                candidates.add(label);
                counts.merge(key(label.text()), 1, Integer::sum);
            }
        }
        boolean someKnown = candidates.size() > 1 && candidates.stream().anyMatch(label -> known(label, cast));
        boolean exchange = someKnown
                || candidates.stream().anyMatch(label -> question(label.text()) || media(label.text()))
                || counts.values().stream().anyMatch(count -> count > 1);
        List<TurnLabel> labels = new ArrayList<>();
        for (TurnLabel label : candidates) {
            boolean again = counts.getOrDefault(key(label.text()), 0) > 1;
            boolean known = known(label, cast) || Capitals.shouted(label.text()) && candidates.size() > 1;
            if (!again && Capitals.shouted(label.text()) && heading(label.text(), cast)) {
                continue;
            }
            if (exchange && (known || again || nameLike(label.text()))
                    || known && (candidates.size() > 1 || label.paragraph() < HEAD)) {
                labels.add(label);
            }
        }
        return labels.isEmpty() ? alone(text, paragraphs, cast) : labels;
    }

    /** True if the label marks a question or answer, or names media, an office, or a person whom the document introduces. */
    private static boolean known(TurnLabel label, IntroducedPersons cast) {
        String text = label.text();
        if (unnamed(text) || question(text) || answer(text) || media(text) || asksOrAnswers(text)) {
            return true;
        }
        WordList roles = WordList.of("roles");
        List<Word> words = Word.split(text);
        boolean office = !words.isEmpty()
                && words.stream().anyMatch(word -> roles.has(word.lower()) || HONORIFICS.has(word.lower()));
        return office
                || cast.person(name(text)).isPresent()
                || words.size() >= 2 && cast.registered(name(text))
                || cast.mentionsAgain(text) && nameLike(text) && words.size() == 2;
    }

    /** Names alone on their lines, where at least one comes back and each is followed by longer words. */
    private static List<TurnLabel> alone(String text, List<Span> paragraphs, IntroducedPersons cast) {
        Map<String, Integer> counts = new HashMap<>();
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
                    && (question(words)
                            || Capitals.shouted(words)
                            || cast.person(name(words)).isPresent())) {
                found.add(new TurnLabel(i, words, line));
                counts.merge(key(words), 1, Integer::sum);
            }
        }
        return counts.values().stream().filter(count -> count > 1).count() >= 1 && counts.size() >= 2
                ? found.stream()
                        .filter(label -> counts.getOrDefault(key(label.text()), 0) > 1 || question(label.text()))
                        .toList()
                : List.of();
    }

    private static @org.jspecify.annotations.Nullable TurnLabel candidate(String text, Span paragraph, int index) {
        if (paragraph.end() - paragraph.start() > 3
                && text.charAt(paragraph.start()) == 'Q'
                && Character.isWhitespace(text.charAt(paragraph.start() + 1))) {
            return new TurnLabel(index, "Q", new Span(paragraph.start(), paragraph.start() + 2));
        }
        int colon = paragraph.start();
        int limit = Math.min(paragraph.end(), paragraph.start() + 110);
        while (colon < limit && text.charAt(colon) != ':' && text.charAt(colon) != '：') {
            colon++;
        }
        if (colon == limit) {
            return null;
        }
        String head = text.substring(paragraph.start(), Math.min(paragraph.end(), colon + 2));
        Matcher matcher = (ChineseScript.has(head.charAt(0)) || head.charAt(0) == '《' ? HAN : LATIN).matcher(head);
        if (!matcher.find()) {
            return null;
        }
        String label = matcher.group(1).strip();
        String plain = key(label);
        if (NOT.has(plain)
                || NOT.terms().stream().anyMatch(word -> plain.endsWith(" " + word) && !Capitals.shouted(label))
                || Dates.line(label)
                || plain.startsWith("dear ")
                || label.matches("(?i)(?:section|article|part|annex|day|step|no|page)\\b.*")) {
            return null;
        }
        if (!ChineseScript.has(label.charAt(0))
                && label.charAt(0) != '《'
                && !nameLike(label)
                && !question(label)
                && !unnamed(label)) {
            return null;
        }
        // Nobody's name has a pronoun: "do tell them:" is a sentence.
        if (ChineseScript.has(label.charAt(0))
                && (label.length() > 20 || label.chars().anyMatch(c -> "你您我他她它咱们这".indexOf(c) >= 0))) {
            return null;
        }
        return new TurnLabel(index, label, new Span(paragraph.start(), paragraph.start() + matcher.end()));
    }

    /** One to nine words, nearly all of them capitalised. */
    private static boolean nameLike(String label) {
        if (!label.isEmpty() && ChineseScript.has(label.charAt(0))) {
            return label.length() <= 16;
        }
        List<Word> words = Word.split(label);
        if (words.isEmpty() || words.size() > 10) {
            return false;
        }
        long low = words.stream()
                .filter(word -> !word.capitalised() && !SMALL.has(word.lower()))
                .count();
        return low == 0
                && Character.isUpperCase(
                        label.charAt(label.indexOf(words.getFirst().text())));
    }

    /** True for words in capitals that name nobody, as headings of fact sheets do: "OPENING THE HARBOUR". */
    private static boolean heading(String label, IntroducedPersons cast) {
        List<Word> words = Word.split(Capitals.capitals(label), 0, label.length());
        boolean titled =
                words.stream().anyMatch(word -> WordList.of("roles").has(word.bare()) || HONORIFICS.has(word.lower()))
                        || official(label);
        return !titled
                && !question(label)
                && !media(label)
                && cast.person(label).isEmpty()
                && (words.size() > 5 || words.stream().anyMatch(word -> !NameWords.is(word)));
    }

    private static boolean asksOrAnswers(String label) {
        return label.endsWith("记者")
                || label.endsWith("发言人")
                || label.equals("主持人")
                || label.toLowerCase(Locale.ROOT).startsWith("moderador")
                || label.toLowerCase(Locale.ROOT).startsWith("conductor")
                || label.toLowerCase(Locale.ROOT).contains("moderator");
    }

    /** True for a label that marks a question without naming its asker, or anyone of the press. */
    static boolean question(String label) {
        String key = key(label.replaceFirst("\\s*[(\\[].*$", ""));
        return QUESTION.has(key)
                || key.endsWith(" reporter")
                || key.startsWith("reporter ")
                || key.endsWith("记者")
                || key.startsWith("q ") && key.length() <= 4
                || key.startsWith("question ");
    }

    /** True for a transcriber's word or number for somebody unknown: no name, and not one person's for sure. */
    static boolean unnamed(String label) {
        return UNNAMED.matcher(label.replaceFirst("\\s*[(\\[].*$", "").strip()).matches();
    }

    /** True for a label of a question that names nobody at all. */
    static boolean nameless(String label) {
        return NAMELESS.has(key(label.replaceFirst("\\s*[(\\[].*$", "")))
                || key(label).startsWith("question ");
    }

    static boolean answer(String label) {
        return ANSWER.has(key(label));
    }

    static boolean media(String label) {
        return WordList.of("media").in(label) && !WordList.of("tier-2").in(label);
    }

    /** The label without honorific and role words: a name. */
    public static String name(String label) {
        return label.replaceFirst("^(?i:MR|MS|MRS|DR|MISS|SRA?|LIC)\\.?\\s+", "")
                .replaceAll("\\s*\\([^)]*\\)?", "");
    }

    static String key(String label) {
        return label.toLowerCase(Locale.ROOT)
                .replaceAll("[.,:：'’\"()]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** True for a label that describes an official and does not name him. */
    static boolean official(String label) {
        return OFFICIAL.matcher(label).find();
    }
}
