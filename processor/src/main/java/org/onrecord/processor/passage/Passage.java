package org.onrecord.processor.passage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.SentenceFeatures;

/**
 * A speaker's words as they are read for topics and stances.
 *
 * @param language BCP 47 tag
 * @param side the government that the speaker speaks for
 * @param question the question that the words answer, or the empty string
 * @param sentences the words in order
 */
public record Passage(String language, String side, String question, List<Sentence> sentences) {

    /** Several passages of one speaker as one; it answers what the first that answers does. */
    public static Passage together(List<Passage> parts) {
        String question = parts.stream()
                .map(Passage::question)
                .filter(asked -> !asked.isBlank())
                .findFirst()
                .orElse("");
        return new Passage(
                parts.getFirst().language(),
                parts.getFirst().side(),
                question,
                parts.stream().flatMap(part -> part.sentences().stream()).toList());
    }

    /** The sentences as what was learned takes them; empty where nothing was. */
    public List<SentenceFeatures> features(IssueHeads learned) {
        return learned.isEmpty()
                ? List.of()
                : sentences.stream()
                        .map(each -> learned.features(each.text(), each.vector()))
                        .toList();
    }

    /**
     * One sentence.
     *
     * @param span in the document's text
     * @param text its words
     * @param gap what stands in the document between it and the sentence before it in the same statement; null where none is
     * @param vector its embedding, of length 1
     * @param reported true where more than half of the words are someone else's and none of the speaker's own reject them: never the
     *     speaker's stance
     * @param inContext what a model reads of it: the words, or the whole sentence of the document in which quoted words stand
     * @param others which of the words are someone else's, as spans of the document's text inside this one's. Where they are not
     *     {@code reported}, the speaker's stance is that of the other words towards these: "the claim that ... is groundless"
     */
    public record Sentence(
            Statement.Span span,
            String text,
            @Nullable String gap,
            String inContext,
            float[] vector,
            boolean reported,
            List<Statement.Span> others) {

        /** A sentence on its own that is someone else's as a whole, or the speaker's. */
        public Sentence(Statement.Span span, String text, float[] vector, boolean reported) {
            this(span, text, null, text, vector, reported, reported ? List.of(span) : List.of());
        }

        /**
         * The same sentence as the one that follows another of its statement.
         *
         * @param before where that one stands
         * @param document the document's text
         */
        public Sentence after(Statement.Span before, String document) {
            String between = document.substring(before.end(), span.start());
            return new Sentence(span, text, between, inContext, vector, reported, others);
        }
    }
}
