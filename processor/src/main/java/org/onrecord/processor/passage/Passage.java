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
     * @param reported true where the words are someone else's whom the speaker reports or rejects: never the speaker's stance
     */
    public record Sentence(Statement.Span span, String text, float[] vector, boolean reported) {}
}
