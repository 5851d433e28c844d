package org.onrecord.processor.statement.draft;

import java.util.Locale;
import org.onrecord.events.Statement.Span;

/**
 * The label of a turn in a transcript: "Name:", "Q:", "记者：", or a name alone on its line.
 *
 * @param paragraph index of the paragraph that begins with it
 * @param text the label without its colon
 * @param span the label with its colon
 */
public record TurnLabel(int paragraph, String text, Span span) {
    /** Returns the form in which labels are compared. */
    public String key() {
        return key(text);
    }

    /** Returns a label in lower case and without punctuation. */
    public static String key(String label) {
        return label.toLowerCase(Locale.ROOT)
                .replaceAll("[.,:：'’\"()]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
