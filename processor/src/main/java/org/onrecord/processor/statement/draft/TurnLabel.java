package org.onrecord.processor.statement.draft;

import java.util.Locale;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;

/**
 * The label of a turn in a transcript: "Name:", "Q:", "记者：", or a name alone on its line.
 *
 * @param paragraph index of the paragraph that begins with it
 * @param text the label without its colon
 * @param span the label with its colon
 */
public record TurnLabel(int paragraph, String text, Span span) {
    private static final Pattern MARKS = Pattern.compile("[.,:：'’\"()]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Returns the form in which labels are compared. */
    public String key() {
        return key(text);
    }

    /** Returns a label in lower case and without punctuation. */
    public static String key(String label) {
        String words = MARKS.matcher(label.toLowerCase(Locale.ROOT)).replaceAll("");
        return SPACE.matcher(words).replaceAll(" ").strip();
    }
}
