package org.onrecord.processor.statement;

import java.util.List;
import java.util.Set;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.speaker.Sides;
import org.onrecord.processor.statement.text.SentenceSplitter;

/** Divides text into sentences, and tells what a sentence rejects and names, for those who read on in the statements found. */
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

    /** Returns the codes of the governments that words name, {@code CN} and {@code US} for "中美"; {@code other} for one that no list has a code for. */
    public static Set<String> governments(String words) {
        return Sides.allNamed(words);
    }
}
