package org.onrecord.processor.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.statement.Sentences;

/** Marks the parts of a sentence that are other people's words. */
public final class AttributedParts {
    private AttributedParts() {}

    /**
     * Returns the sentence with its parts marked. It counts as reported if more than half of it is other people's words and the rest does not reject
     * them. If it does ("the claim that ... is groundless"), the sentence is the speaker's stance on those words.
     *
     * @param span of the sentence in the document's text
     * @param others spans of all words of the statement that are other people's
     * @param near as in {@link Passage.Sentence#near}
     */
    public static Passage.Sentence mark(
            Span span, String words, String inContext, float[] vector, List<Span> others, boolean near) {
        List<Span> parts = within(span, others);
        int covered = parts.stream().mapToInt(part -> part.end() - part.start()).sum();
        boolean reported = 2 * covered > span.end() - span.start() && !Sentences.reject(own(span, words, parts));
        return new Passage.Sentence(span, words, null, inContext, vector, reported, parts, near);
    }

    /** Returns the parts of the sentence that the spans cover, in order; adjacent parts are joined. */
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

    /** Returns the speaker's own words, with an ellipsis in place of each part. */
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
