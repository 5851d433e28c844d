package org.onrecord.processor.statement.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/**
 * The labels of a transcript whose speakers stand in capitals on lines of their own: "PRESIDENTA OTILIA MARSH", "PREGUNTA". A colon in
 * such a text is the speaker's.
 */
final class NameLineFinder {
    private static final int LONGEST = 140;

    private NameLineFinder() {}

    /** The labels in order; none where no line in capitals asks, or names somebody and comes back. */
    static List<TurnLabel> find(String text, List<Span> paragraphs, IntroducedPersons cast) {
        List<TurnLabel> lines = new ArrayList<>();
        int inline = 0;
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + 1 < paragraphs.size(); i++) {
            String words = paragraphs.get(i).of(text).strip();
            inline += inCapitals(before(words)) ? 1 : 0;
            if (words.length() <= LONGEST && inCapitals(words)) {
                lines.add(new TurnLabel(i, words.replaceFirst("\\s*[:：]$", ""), paragraphs.get(i)));
                counts.merge(LabelFinder.key(words), 1, Integer::sum);
            }
        }
        if (inline > lines.size()) {
            return List.of();
        }
        boolean asks = lines.size() > 1 && lines.stream().anyMatch(line -> LabelFinder.question(line.text()));
        boolean answers = lines.stream()
                .anyMatch(line -> counts.getOrDefault(LabelFinder.key(line.text()), 0) > 1 && names(line.text(), cast));
        boolean told = lines.stream().anyMatch(line -> official(line.text(), cast));
        return told
                        || asks
                                && lines.stream()
                                        .anyMatch(
                                                line -> !LabelFinder.question(line.text()) && names(line.text(), cast))
                        || answers
                ? lines.stream()
                        .filter(line -> LabelFinder.question(line.text()) || names(line.text(), cast))
                        .toList()
                : List.of();
    }

    /** What stands before a colon at the beginning of a paragraph: "THE PRESIDENT: ..."; nothing where none does. */
    private static String before(String paragraph) {
        int colon = paragraph.indexOf(':');
        return colon > 0 && colon < LONGEST && colon + 1 < paragraph.length() ? paragraph.substring(0, colon) : "";
    }

    private static boolean inCapitals(String words) {
        String plain = words.replaceFirst("\\s*[(\\[].*$", "");
        return !plain.isEmpty()
                && Character.isLetter(plain.charAt(0))
                && ".?!;,".indexOf(plain.charAt(plain.length() - 1)) < 0
                && Capitals.shouted(plain);
    }

    /** True for a title and the name of a person whom the registry knows: in an excerpt one such line is enough. */
    private static boolean official(String line, IntroducedPersons cast) {
        List<Word> words = Word.split(line);
        return words.size() > 2
                && WordList.of("roles").has(words.getFirst().bare())
                && cast.registered(line.substring(words.get(1).start()));
    }

    /** True for words with an office, an honorific, or of names alone. */
    private static boolean names(String line, IntroducedPersons cast) {
        List<Word> words = Word.split(Capitals.capitals(line), 0, line.length());
        return words.stream().anyMatch(word -> WordList.of("roles").has(word.bare()))
                || line.startsWith("MODERADOR")
                || cast.person(line).isPresent()
                || words.size() >= 2
                        && words.size() <= 5
                        && words.stream().allMatch(word -> NameWords.is(word) || small(word.lower()));
    }

    private static boolean small(String word) {
        return word.equals("de") || word.equals("la") || word.equals("del") || word.equals("los") || word.equals("y");
    }
}
