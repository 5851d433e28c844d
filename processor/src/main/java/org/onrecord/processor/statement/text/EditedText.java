package org.onrecord.processor.statement.text;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.text.Markup.Edit;

/**
 * A text with some stretches taken out or replaced, which knows for each of its characters where it stood in the text as given.
 *
 * @param starts for each character, where the stretch begins that it stands for; null while nothing is changed
 * @param ends where that stretch ends
 */
public record EditedText(String text, int @Nullable [] starts, int @Nullable [] ends) {

    static EditedText of(String text) {
        return new EditedText(text, null, null);
    }

    /** Returns where a character, or the end of the text, stood in the text as given. */
    int given(int at) {
        return starts == null || ends == null ? at : at < starts.length ? starts[at] : at == 0 ? 0 : ends[at - 1];
    }

    /** Returns where the stretch ended that a character stands for. */
    private int givenEnd(int at) {
        return ends == null ? at + 1 : ends[at];
    }

    /** Returns the stretch of the text as given that a span of this text stands for. */
    public Span given(Span span) {
        int start = given(span.start());
        return new Span(start, span.end() > span.start() ? givenEnd(span.end() - 1) : start);
    }

    /** Returns the text with these changes, which are in order and do not overlap. */
    EditedText with(List<Edit> edits) {
        if (edits.isEmpty()) {
            return this;
        }
        StringBuilder changed = new StringBuilder(text.length());
        int[] from = new int[text.length()];
        int[] to = new int[text.length()];
        int at = 0;
        for (Edit edit : edits) {
            copy(at, edit.start(), changed, from, to);
            for (char c : edit.with().toCharArray()) {
                from[changed.length()] = given(edit.start());
                to[changed.length()] = givenEnd(edit.end() - 1);
                changed.append(c);
            }
            at = edit.end();
        }
        copy(at, text.length(), changed, from, to);
        return new EditedText(
                changed.toString(), Arrays.copyOf(from, changed.length()), Arrays.copyOf(to, changed.length()));
    }

    private void copy(int start, int end, StringBuilder changed, int[] from, int[] to) {
        for (int i = start; i < end; i++) {
            from[changed.length()] = given(i);
            to[changed.length()] = givenEnd(i);
            changed.append(text.charAt(i));
        }
    }
}
