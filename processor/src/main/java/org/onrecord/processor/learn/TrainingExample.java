package org.onrecord.processor.learn;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.passage.Passage;

/**
 * A passage that people labelled.
 *
 * @param passage the words of its speaker
 * @param onIssue whether it is on the issue; empty if that is not labelled
 * @param topics that it treats; empty if its topics are not labelled
 * @param decided labelled claims; of others nothing is learned from the passage
 * @param stances sides taken, by claim; it takes no side on other labelled claims
 * @param evidence spans of the deciding words in the document's text, by claim
 */
public record TrainingExample(
        Passage passage,
        Optional<Boolean> onIssue,
        Optional<Set<String>> topics,
        Set<String> decided,
        Map<String, Stance> stances,
        Map<String, List<Span>> evidence) {
    /** The least share of a sentence, or of the deciding words if they are shorter, that both have in common. */
    private static final double SHARED = 0.3;

    /** Returns the labels of the same words in those of another language. */
    TrainingExample with(Passage other) {
        return new TrainingExample(other, onIssue, topics, decided, stances, evidence);
    }

    /** Returns the indices of the sentences with a good part of the words that decide a claim, the one with most of them first. */
    IntStream deciding(String claim) {
        List<Span> words = evidence.getOrDefault(claim, List.of());
        return IntStream.range(0, passage.sentences().size())
                .boxed()
                .filter(i -> words.stream()
                        .anyMatch(each -> shared(i, each)
                                > SHARED
                                        * Math.min(
                                                each.end() - each.start(),
                                                sentence(i).end() - sentence(i).start())))
                .sorted(Comparator.comparingInt((Integer i) -> words.stream()
                                .mapToInt(each -> Math.max(0, shared(i, each)))
                                .sum())
                        .reversed())
                .mapToInt(Integer::intValue);
    }

    private int shared(int index, Span words) {
        return Math.min(words.end(), sentence(index).end())
                - Math.max(words.start(), sentence(index).start());
    }

    private Span sentence(int index) {
        return passage.sentences().get(index).span();
    }
}
