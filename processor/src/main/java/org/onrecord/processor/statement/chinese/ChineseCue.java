package org.onrecord.processor.statement.chinese;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Quotations;
import org.onrecord.processor.statement.text.WordList;

/**
 * A Chinese verb that attributes words to somebody: 表示, 指出, 敦促.
 *
 * @param end one past its last character
 * @param verb the verb without a final 说 or 道
 * @param mark the character after it, or a space at the end of the text
 */
record ChineseCue(int start, int end, String verb, char mark) {
    private static final PatternFile PATTERNS = new PatternFile("chinese", "reports");
    private static final WordList CARRY = WordList.of("verbs-carry");

    /** Returns the cues of a stretch outside quotations, in order. */
    static List<ChineseCue> in(String text, Span stretch, Quotations quotes) {
        List<ChineseCue> cues = new ArrayList<>();
        Matcher verb = PATTERNS.matcher("verb", text).region(stretch.start(), stretch.end());
        while (verb.find()) {
            char mark = verb.end() < text.length() ? text.charAt(verb.end()) : ' ';
            // "As X points out" may end with 的; without a comma it makes the verb a modifier.
            boolean modifies = mark == '的';
            boolean closed = modifies && text.startsWith("，", verb.end() + 1);
            if (!quotes.inside(verb.start()) && (!modifies || closed)) {
                cues.add(new ChineseCue(
                        verb.start(), verb.end() + (closed ? 1 : 0), verb.group(1), closed ? '，' : mark));
            }
        }
        return cues;
    }

    /** Returns true if the verb certainly reports, because of the mark after it or because it carries its content. */
    boolean reports() {
        return "，：“,:".indexOf(mark) >= 0 || CARRY.has(verb) || verb.endsWith("称") || closed();
    }

    /** Returns true if the verb is part of the report: "敦促...". */
    boolean carries() {
        return CARRY.has(verb) && mark != '，' || closed();
    }

    /** Returns true for words whose clause ends at the comma: "calls X a Y", and an attitude such as 对此表示反对. */
    boolean closed() {
        return calls() || PATTERNS.matcher("attitude", verb).matches();
    }

    /** Returns true for thanks and attitudes, with which a running report may go on: 中方对此表示赞赏. */
    boolean courteous() {
        return PATTERNS.matcher("attitude", verb).matches() || verb.equals("感谢") || verb.equals("赞赏");
    }

    /** Returns true for "calls X a Y": 将某地称为某物. */
    boolean calls() {
        return verb.length() > 3 && (verb.charAt(0) == '将' || verb.charAt(0) == '把');
    }

    /** Returns true if a comma or colon follows, so that later sentences may continue the report. */
    boolean opens() {
        return "，：,:".indexOf(mark) >= 0;
    }

    /** Returns true for a verb that reports only with a mark after it. */
    boolean needsMark() {
        return WordList.of("verbs-need-mark").has(verb);
    }

    /** Returns true for a verb with which a questioner reports what somebody said, with or without a mark after it. */
    boolean tells() {
        return verb.equals("表示") || verb.equals("宣布") || verb.equals("要求");
    }

    /** Returns true for verbs such as "claims", whose content ends at a comma. */
    boolean claims() {
        return WordList.of("verbs-claim").has(verb);
    }

    /** Returns true for a verb with which a speaker rejects what another says. */
    boolean distances() {
        return WordList.of("verbs-distance").has(verb);
    }
}
