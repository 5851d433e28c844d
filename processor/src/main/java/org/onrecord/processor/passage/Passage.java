package org.onrecord.processor.passage;

import java.util.List;
import org.onrecord.events.Statement;

/**
 * A speaker's words as they are read for topics and stances.
 *
 * @param language BCP 47 tag
 * @param side the government that the speaker speaks for
 * @param question the question that the words answer, or the empty string
 * @param sentences the words in order
 */
public record Passage(String language, String side, String question, List<Sentence> sentences) {

    /**
     * One sentence.
     *
     * @param span in the document's text
     * @param text its words
     * @param vector its embedding, of length 1
     * @param reported true where more than half of the words are someone else's and none of the speaker's own reject them: never the
     *     speaker's stance
     * @param others which of the words are someone else's, as spans of the document's text inside this one's. Where they are not
     *     {@code reported}, the speaker's stance is that of the other words towards these: "the claim that ... is groundless"
     */
    public record Sentence(
            Statement.Span span, String text, float[] vector, boolean reported, List<Statement.Span> others) {
        /** A sentence that is someone else's as a whole, or the speaker's. */
        public Sentence(Statement.Span span, String text, float[] vector, boolean reported) {
            this(span, text, vector, reported, reported ? List.of(span) : List.of());
        }
    }
}
