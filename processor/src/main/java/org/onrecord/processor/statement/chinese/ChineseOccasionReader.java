package org.onrecord.processor.statement.chinese;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.language.OccasionReader;
import org.onrecord.processor.statement.text.WordList;

/** Reader of Chinese names of events at which something is said: 在例行记者会上, 接受……专访时, 同……通话时. */
public final class ChineseOccasionReader implements OccasionReader {
    private static final String PRESS = WordList.of("chinese", "occasion-press").alternatives();
    private static final String EVENT =
            PRESS + "|" + WordList.of("chinese", "occasion-nouns").alternatives();
    private static final String NAME = "[^，。；：、“”！？\\s\"]";
    private static final Pattern AT =
            Pattern.compile("在(" + NAME + "{0,40}?(?:" + EVENT + "))(?:上|中|期间|时|间隙)(?!.{0,4}(?:将|会见))");
    private static final Pattern AT_PRESS = Pattern.compile("在(" + NAME + "{0,40}?(?:" + PRESS + "))(?:上|中)");
    private static final Pattern INTERVIEW = Pattern.compile("接受" + NAME + "{1,30}?(?:采访|专访|访谈)");
    private static final Pattern WITH =
            Pattern.compile("(?:应约同|应约与|同|与|和)(" + NAME + "{2,30}?)(?:通电话|通话|举行会谈|举行会晤|会谈|会晤|会见)(?=时|，|中)");
    private static final Pattern RECEIVE = Pattern.compile("会见" + NAME + "{2,30}?(?=时)");
    private static final Pattern HELD = Pattern.compile("(?:主持|举行|召开)(" + NAME + "{0,12}?(?:" + PRESS + "))");
    private static final Pattern IN_TITLE = Pattern.compile(PRESS);
    private static final Pattern AHEAD = Pattern.compile("(?:将|拟|计划|准备|即将|定于)" + NAME + "{0,10}$");
    /** The time and place before the name of an event. */
    private static final Pattern HEAD = Pattern.compile(
            "^(?:.*(?:举行|召开|举办|主持|出席|参加|主办)(?:了|的)?|.*(?:上周末|上周|会后|此次|这次|本次|日前)的?|(?:\\d{2,4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:当天|今天|昨天|今日|当日|同日|上午|下午|晚|晚间|日前|近日)*(?:的)?|(?:当地时间)?\\d{1,2}日的?)");

    private static final Pattern SAYS =
            Pattern.compile(WordList.of("chinese", "occasion-says").alternatives());
    private static final Pattern BACK = Pattern.compile("(?:会上|席间|会后|采访中|其间)[，,]?");

    @Override
    public Optional<Span> said(String part) {
        if (!SAYS.matcher(part).find()) {
            return Optional.empty();
        }
        return name(AT, part, 1)
                .or(() -> name(INTERVIEW, part, 0))
                .or(() -> name(WITH, part, 0))
                .or(() -> name(RECEIVE, part, 0))
                .or(() -> name(HELD, part, 1));
    }

    /** Looks for press events only: between turns, a paragraph may report what others said elsewhere. */
    @Override
    public Optional<Span> told(String sentence) {
        return name(AT_PRESS, sentence, 1)
                .or(() -> name(INTERVIEW, sentence, 0))
                .or(() -> name(HELD, sentence, 1));
    }

    @Override
    public Optional<Span> titled(String title) {
        return name(AT, title, 1)
                .or(() -> name(INTERVIEW, title, 0))
                .or(() -> name(HELD, title, 1))
                .or(() -> name(IN_TITLE, title, 0));
    }

    @Override
    public boolean pointsBack(String part) {
        Matcher back = BACK.matcher(part);
        return back.lookingAt() && !part.startsWith("会后");
    }

    private static Optional<Span> name(Pattern pattern, String part, int group) {
        Matcher matcher = pattern.matcher(part);
        while (matcher.find()) {
            int start = matcher.start(group);
            if (group == 1) {
                Matcher head = HEAD.matcher(matcher.group(1));
                start += head.find() ? head.end() : 0;
            }
            if (!AHEAD.matcher(part.substring(0, matcher.start())).find() && start < matcher.end(group)) {
                return Optional.of(new Span(start, matcher.end(group)));
            }
        }
        return Optional.empty();
    }
}
