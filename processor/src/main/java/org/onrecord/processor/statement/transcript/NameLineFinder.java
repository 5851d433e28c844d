package org.onrecord.processor.statement.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/**
 * Finder of transcript labels that are lines in capitals: "PRESIDENTA OTILIA MARSH", "PREGUNTA". A colon in such a text is part of the
 * speech.
 *
 * @param transcribed true if the title says that the text is a transcript
 */
record NameLineFinder(String text, List<Span> paragraphs, IntroducedPersons persons, boolean transcribed) {
    /** Some give a whole title: a hundred characters and more. */
    private static final int LONGEST = 220;

    private static final int MOST_WORDS = 30;

    /** Returns the labels in order; none unless a line in capitals marks a question, or names somebody and recurs. */
    List<TurnLabel> find() {
        List<TurnLabel> lines = new ArrayList<>();
        int inline = 0;
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + 1 < paragraphs.size(); i++) {
            String words = paragraphs.get(i).of(text).strip();
            inline += inCapitals(beforeColon(words)) ? 1 : 0;
            if (words.length() <= LONGEST && inCapitals(words)) {
                lines.add(new TurnLabel(i, words.replaceFirst("\\s*[:：]$", ""), paragraphs.get(i)));
                counts.merge(TurnLabel.key(words), 1, Integer::sum);
            }
        }
        if (inline > lines.size()) {
            return List.of();
        }
        boolean asks = lines.size() > 1 && lines.stream().anyMatch(line -> LabelKinds.question(line.text()));
        boolean transcript = transcribed && lines.stream().anyMatch(line -> known(line.text()))
                || lines.stream().anyMatch(line -> official(line.text()))
                || asks && lines.stream().anyMatch(line -> !LabelKinds.question(line.text()) && names(line.text()))
                || lines.stream().anyMatch(line -> counts.getOrDefault(line.key(), 0) > 1 && names(line.text()));
        return transcript
                ? withInline(lines.stream().filter(line -> label(line, counts)).toList())
                : List.of();
    }

    /** Returns true for a line that names somebody or recurs, or that is set off from the turn before it. */
    private boolean label(TurnLabel line, Map<String, Integer> counts) {
        return known(line.text()) || counts.getOrDefault(line.key(), 0) > 1 || setOff(line.paragraph());
    }

    private boolean known(String line) {
        return LabelKinds.question(line) || LabelKinds.voice(line) || names(line);
    }

    /** Returns true for a line that follows the paragraph before it at a distance, and has its words close behind it. */
    private boolean setOff(int line) {
        return line > 0 && lineFeeds(line - 1) > 1 && lineFeeds(line) == 1;
    }

    /** Returns the number of line feeds between a paragraph and the next. */
    private long lineFeeds(int paragraph) {
        return text.substring(
                        paragraphs.get(paragraph).end(),
                        paragraphs.get(paragraph + 1).start())
                .chars()
                .filter(c -> c == '\n')
                .count();
    }

    /** Returns the lines and the few labels that stand on the line of their words: in capitals, or with the words of another label. */
    private List<TurnLabel> withInline(List<TurnLabel> lines) {
        Set<Integer> at = lines.stream().map(TurnLabel::paragraph).collect(Collectors.toSet());
        Set<String> keys = lines.stream().map(TurnLabel::key).collect(Collectors.toSet());
        List<TurnLabel> all = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            Span paragraph = paragraphs.get(i);
            String before = at.contains(i) ? "" : beforeColon(paragraph.of(text));
            if (keys.contains(TurnLabel.key(before))
                    || inCapitals(before)
                            && (LabelKinds.question(before) || names(before.replaceFirst("\\s*\\(.*$", "")))) {
                all.add(new TurnLabel(i, before, new Span(paragraph.start(), paragraph.start() + before.length() + 1)));
            }
        }
        all.addAll(lines);
        all.sort(Comparator.comparingInt(TurnLabel::paragraph));
        return all;
    }

    /** Returns the words before a colon at the beginning of a paragraph ("THE PRESIDENT: ..."), or nothing. */
    private static String beforeColon(String paragraph) {
        int colon = paragraph.indexOf(':');
        return colon > 0 && colon < LONGEST && colon + 1 < paragraph.length() ? paragraph.substring(0, colon) : "";
    }

    private static boolean inCapitals(String words) {
        String plain = words.replaceFirst("\\s*[(\\[][^)\\]]*[)\\]]?\\s*[:：]?$", "");
        return !plain.isEmpty()
                && Character.isLetter(plain.charAt(0))
                && ".?!;,)".indexOf(plain.charAt(plain.length() - 1)) < 0
                && Capitals.shouted(plain.replaceAll("\\bMa?c(?=\\p{Lu})", "M"), MOST_WORDS);
    }

    /** Returns true for a title and the name of a registered person; in an excerpt one such line is enough. */
    private boolean official(String line) {
        Words words = Word.split(line);
        return words.size() > 2
                && NameWords.role(words.getFirst())
                && persons.actors().knows(line.substring(words.get(1).start()));
    }

    /** Returns true for words with an office, or for names alone. */
    private boolean names(String line) {
        Words words = Word.split(Capitals.cased(line));
        return LabelNames.titled(Capitals.cased(line))
                || LabelKinds.host(line)
                || persons.person(line).isPresent()
                || words.size() >= 2
                        && words.size() <= 5
                        && words.stream()
                                .allMatch(word -> NameWords.is(word)
                                        || WordList.of("name-line-small-words").has(word.lower()));
    }
}
