package org.onrecord.processor.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.statement.Sentences;

/** Marks in a sentence which of its words are others'. */
public final class AttributedParts {
    private AttributedParts() {}

    /**
     * The sentence with its others' words. It is reported where more than half of it is others' and nothing in the rest rejects that: where
     * it does ("the claim that ... is groundless"), the sentence is the speaker's stance towards the words that it takes up.
     *
     * @param span of the document's text
     * @param words of the span
     * @param inContext what a model reads of it
     * @param vector the words' embedding
     * @param others all words of the statement that are others', as spans of the document's text
     */
    public static Passage.Sentence mark(Span span, String words, String inContext, float[] vector, List<Span> others) {
        List<Span> parts = within(span, others);
        int covered = parts.stream().mapToInt(part -> part.end() - part.start()).sum();
        boolean reported = 2 * covered > span.end() - span.start() && !Sentences.reject(own(span, words, parts));
        return new Passage.Sentence(span, words, null, inContext, vector, reported, parts);
    }

    /** The parts of the sentence that the spans cover, in order, those that touch made one. */
    private static List<Span> within(Span sentence, List<Span> others) {
        List<Span> parts = new ArrayList<>();
        others.stream()
                .filter(other -> other.start() < sentence.end() && other.end() > sentence.start())
                .sorted(Comparator.comparingInt(Span::start))
                .forEach(other -> add(sentence, other, parts));
        return List.copyOf(parts);
    }

    private static void add(Span sentence, Span other, List<Span> parts) {
        int start = Math.max(sentence.start(), other.start());
        int end = Math.min(sentence.end(), other.end());
        if (!parts.isEmpty() && parts.getLast().end() >= start) {
            Span last = parts.removeLast();
            parts.add(new Span(last.start(), Math.max(last.end(), end)));
        } else {
            parts.add(new Span(start, end));
        }
    }

    /** The speaker's own words, with a mark where others' stood. */
    private static String own(Span sentence, String words, List<Span> parts) {
        StringBuilder own = new StringBuilder();
        int from = 0;
        for (Span part : parts) {
            own.append(words, from, part.start() - sentence.start()).append(" … ");
            from = part.end() - sentence.start();
        }
        return own.append(words.substring(from)).toString();
    }
}
