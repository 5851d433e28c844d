package org.onrecord.processor.statement;

import java.util.List;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.text.SentenceSplitter;

/** Divides text into sentences, and tells what a sentence rejects, for those who read on in the statements found. */
public final class Sentences {
    private Sentences() {}

    /**
     * Returns the sentences of a stretch of text, in order, without the white space around them. A sentence never crosses a paragraph.
     *
     * @param stretch the part to divide; the spans returned are offsets of {@code text}
     */
    public static List<Span> split(String text, Span stretch) {
        return SentenceSplitter.split(text, stretch);
    }

    /** True if words reject something: "groundless", "we reject", 无稽之谈, "es falso". */
    public static boolean reject(CharSequence words) {
        return Languages.KNOWN.reject(words);
    }
}
