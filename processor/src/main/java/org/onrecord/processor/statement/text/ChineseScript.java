package org.onrecord.processor.statement.text;

import java.util.stream.IntStream;
import org.onrecord.events.Statement.Span;

/** Recognises Chinese characters. */
public final class ChineseScript {
    private ChineseScript() {}

    public static boolean has(char c) {
        return c >= '\u4e00' && c <= '\u9fff' || c >= '\u3400' && c <= '\u4dbf';
    }

    /** Returns true if the span contains a Chinese character. */
    public static boolean has(String text, Span span) {
        return IntStream.range(span.start(), span.end()).anyMatch(i -> has(text.charAt(i)));
    }
}
