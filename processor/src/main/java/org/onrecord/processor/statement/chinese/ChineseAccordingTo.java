package org.onrecord.processor.statement.chinese;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.speaker.ChineseNames;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.text.WordList;

/** Finds attribution by 据 or 根据 at the head of a Chinese sentence. */
final class ChineseAccordingTo {
    private static final Pattern BY = Pattern.compile("(?:根据|据)([^，。“”：；]{2,30}?)(?:统计|报道|报告|消息|说法|数据|介绍|披露|估计)?，");
    private static final WordList NO_SOURCE = WordList.of("according-to-nobody");

    private ChineseAccordingTo() {}

    /** The clause, where the sentence opens so. */
    static Optional<Draft> in(String text, Span sentence, IntroducedPersons persons) {
        Matcher by = BY.matcher(text).region(sentence.start(), Math.min(sentence.end(), sentence.start() + 60));
        if (!by.lookingAt()) {
            return Optional.empty();
        }
        String name = by.group(1);
        if (name.length() < 3 || ChineseCueSubjects.nobody(name) || NO_SOURCE.anywhere(name)) {
            return Optional.empty();
        }
        int end = sentence.end();
        while (end > by.end() && "。；".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end - by.end() < 4
                ? Optional.empty()
                : Optional.of(new Draft(
                        new Span(by.end(), end),
                        Statement.Kind.INDIRECT,
                        ChineseNames.speaker(name, persons),
                        null,
                        false));
    }
}
