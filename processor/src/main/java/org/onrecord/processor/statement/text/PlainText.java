package org.onrecord.processor.statement.text;

import java.util.List;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.text.Markup;
import org.onrecord.events.text.Markup.Edit;

/**
 * The words of a text as they are read: with uniform punctuation and white space, each paragraph on a line of its own, and without the marks
 * of Markdown, the targets of links, the quoting of e-mails, the residue of HTML, and the bullets of lists.
 */
public final class PlainText {
    private static final PatternFile PATTERNS = new PatternFile("common", "lines");
    private static final int LONGEST_SIGNATURE = 90;

    private PlainText() {}

    public static EditedText of(String given) {
        EditedText same = EditedText.of(NormalizedText.copy(given));
        EditedText unmarked = same.with(Markup.in(same.text()).stream()
                .map(edit -> new Edit(edit.start(), edit.end(), NormalizedText.copy(edit.with())))
                .toList());
        EditedText unwrapped = unmarked.with(wraps(unmarked, unmarked != same));
        return unwrapped.with(bullets(unwrapped.text()));
    }

    private static List<Edit> wraps(EditedText unmarked, boolean marked) {
        String text = unmarked.text();
        return LineWraps.in(text, unmarked::given, marked).stream()
                .map(wrap -> new Edit(wrap.start(), wrap.end(), joint(text, wrap)))
                .toList();
    }

    /** Returns what stands between the words that a wrap separates: nothing between Chinese characters. */
    private static String joint(String text, Span wrap) {
        char before = text.charAt(wrap.start() - 1);
        char behind = text.charAt(wrap.end());
        return wide(before) || wide(behind) ? "" : " ";
    }

    private static boolean wide(char c) {
        return ChineseScript.has(c) || c >= '\u3001' && c <= '\u303f' || c >= '\uff01' && c <= '\uff65';
    }

    /** Returns the bullets of lists. A dash before a short line under a quotation is no bullet: it signs the quotation. */
    private static List<Edit> bullets(String text) {
        return PATTERNS.matcher("bullet-before-words", text)
                .results()
                .filter(bullet -> !"-–".contains(bullet.group(1)) || !signs(text, bullet.start(), bullet.end()))
                .map(bullet -> new Edit(bullet.start(), bullet.end(), ""))
                .toList();
    }

    private static boolean signs(String text, int line, int start) {
        int before = Skip.back(text, 0, line, Character::isWhitespace) - 1;
        int end = text.indexOf('\n', start);
        int length = (end < 0 ? text.length() : end) - start;
        return before >= 0
                && "”\"»」".indexOf(text.charAt(before)) >= 0
                && length <= LONGEST_SIGNATURE
                && !text.substring(start, start + length).stripTrailing().endsWith(":")
                && text.substring(start, start + length).chars().noneMatch(c -> QuoteMarks.isMark((char) c));
    }
}
