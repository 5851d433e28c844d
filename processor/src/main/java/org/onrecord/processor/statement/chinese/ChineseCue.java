package org.onrecord.processor.statement.chinese;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.text.Quotations;
import org.onrecord.processor.statement.text.WordList;

/**
 * A Chinese verb that attributes words to somebody: 表示, 指出, 敦促.
 *
 * @param start where it begins
 * @param end one past its last unit
 * @param verb without 说 or 道 behind it
 * @param mark the character behind it, or a space where the text ends
 */
record ChineseCue(int start, int end, String verb, char mark) {
    private static final Pattern VERB =
            Pattern.compile("(" + WordList.of("chinese", "cues").alternatives() + ")(?:说|道)?");
    private static final WordList CARRY = WordList.of("verbs-carry");
    private static final WordList CLAIMS = WordList.of("verbs-claim");
    private static final WordList DISTANCED = WordList.of("verbs-distance");
    private static final WordList PLAIN = WordList.of("verbs-need-mark");

    /** The cues of a stretch outside quotations, in order. */
    static List<ChineseCue> in(String text, Span stretch, Quotations quotes) {
        List<ChineseCue> cues = new ArrayList<>();
        Matcher verb = VERB.matcher(text).region(stretch.start(), stretch.end());
        while (verb.find()) {
            if (!quotes.inside(verb.start())) {
                char mark = verb.end() < text.length() ? text.charAt(verb.end()) : ' ';
                cues.add(new ChineseCue(verb.start(), verb.end(), verb.group(1), mark));
            }
        }
        return cues;
    }

    /** True where the verb surely reports: by the mark behind it, or because it carries its content. */
    boolean reports() {
        return "，：“,:".indexOf(mark) >= 0 || CARRY.has(verb) || verb.endsWith("称") || calls();
    }

    /** True for a verb that belongs to what it reports: "敦促...". */
    boolean carries() {
        return CARRY.has(verb) && mark != '，' || calls();
    }

    /** True for "calls X a Y": 将某地称为某物. Its clause ends with the comma. */
    boolean calls() {
        return verb.length() > 3 && (verb.charAt(0) == '将' || verb.charAt(0) == '把');
    }

    /** True where a comma or colon lets what is reported run on over sentences. */
    boolean opens() {
        return "，：,:".indexOf(mark) >= 0;
    }

    /** True for a verb that is one of saying only with a mark behind it. */
    boolean needsMark() {
        return PLAIN.has(verb);
    }

    /** True for a verb by which a questioner tells what somebody said, with or without a mark behind it. */
    boolean tells() {
        return verb.equals("表示");
    }

    /** True for "claims" and its like, whose content a comma ends. */
    boolean claims() {
        return CLAIMS.has(verb);
    }

    /** True for a verb by which a speaker rejects what another says. */
    boolean distances() {
        return DISTANCED.has(verb);
    }
}
