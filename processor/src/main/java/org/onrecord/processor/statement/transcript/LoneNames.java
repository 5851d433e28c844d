package org.onrecord.processor.statement.transcript;

import java.util.ArrayList;
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

/** Finder of labels without a colon: names on lines of their own that recur and have longer text behind them. */
record LoneNames(String text, List<Span> paragraphs, IntroducedPersons persons) {
    private static final int LONGEST = 40;
    private static final String MARKS = ".:?!,;。？！";

    /** Returns the labels in order; none unless two recur, or one that is asked by another, and one of them is a person's. */
    List<TurnLabel> find() {
        List<TurnLabel> found = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + 1 < paragraphs.size(); i++) {
            Span line = paragraphs.get(i);
            int next = paragraphs.get(i + 1).end() - paragraphs.get(i + 1).start();
            if (line.end() - line.start() <= LONGEST && next > line.end() - line.start() && label(line.of(text))) {
                found.add(new TurnLabel(i, line.of(text), line));
                counts.merge(found.getLast().key(), 1, Integer::sum);
            }
        }
        List<TurnLabel> left = found.stream()
                .filter(label -> counts.getOrDefault(label.key(), 0) > 1 || LabelKinds.question(label.text()))
                .toList();
        Set<String> keys = left.stream().map(TurnLabel::key).collect(Collectors.toSet());
        boolean person = left.stream().anyMatch(label -> !LabelKinds.question(label.text()) && person(label.text()));
        boolean recurs = keys.stream().anyMatch(key -> counts.getOrDefault(key, 0) > 1);
        return keys.size() > 1 && recurs && person ? left : List.of();
    }

    private boolean label(String words) {
        return MARKS.indexOf(words.charAt(words.length() - 1)) < 0
                && LabelNames.like(words)
                && NameWords.tokens(words).size() <= 4
                && (LabelKinds.question(words)
                        || Capitals.shouted(words)
                        || persons.person(NameWords.withoutTitle(words)).isPresent());
    }

    private boolean person(String words) {
        return LabelNames.titled(words)
                || LabelNames.person(words)
                || persons.person(NameWords.withoutTitle(words)).isPresent();
    }
}
