package org.onrecord.processor.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;

/** Finds quoted and reported speech in paragraphs of Chinese. Keeps who spoke last. */
final class ChineseReports {
    private static final Lexicon LEXICON = Lexicon.get();
    private static final Pattern VERB = Pattern.compile(
            "(表示|指出|强调|宣称|声称|妄称|谎称|警告说|(?<!严正|反复|多次)警告|提到|重申|透露|坦言|写道|披露|呼吁|批评|敦促|指责|谴责|要求|(?<![人自名宣声妄谎堪职统简俗号])称(?![为作之赞号霸得呼谓])|(?<![小听传据学演解])说(?![明法服道辞不]))(?:说|道)?");
    private static final Pattern BY = Pattern.compile("(?:根据|据)([^，。“”：；]{2,30}?)(?:统计|报道|报告|消息|说法|数据|介绍|披露|估计)?，");
    private static final Pattern STOP = Pattern.compile(
            "近日|日前|近期|近来|多次|纷纷|反复|公然|再次|还|也|则|曾|均|都|又|就|在|对|于|接受|发表|举行|出席|会见|召见|访问|致信|第一时间|当天|昨天|此前|明确|高调|已|将|所|针对|向|同|评论|宣布|通过|参与|通报|回应|回答|答问|一直|始终|深刻|严正|郑重|公开(?!信)|主持|率|刚刚|最近|不断|屡次|时|等|\\d|（");
    private static final Pattern LEADING = Pattern.compile(
            "^(?:近日|日前|近期|近来|多次|纷纷|反复|公然|再次|还|也|则|曾|均|都|又|明确|高调|已|一直|始终|深刻|严正|郑重|刚刚|最近|不断|屡次|随后|同时|并|但|而|却|现在|竟)+");
    private static final Pattern PHRASE = Pattern.compile("代表[^团处]|[向就对在将以不从为与和同据把被]|参加|出席|主持|接受|发表");
    private static final Set<String> OWN = Set.of("我", "我们", "中方", "本人", "我方", "笔者", "中国政府", "中国", "我国");
    private static final Set<String> NOBODY =
            Set.of("有", "人们", "他们", "有人", "这", "那", "媒体", "报道", "有媒体", "记者", "你", "您", "大家", "可以说", "可以", "应该");
    private static final Set<String> CARRY =
            Set.copyOf(LEXICON.group("carry-zh").han());

    private final String text;
    private final @Nullable LocalDate day;
    private final Cast cast;
    private @Nullable Source last;
    private @Nullable LocalDate lastDate;

    ChineseReports(String text, @Nullable LocalDate day, Cast cast) {
        this.text = text;
        this.day = day;
        this.cast = cast;
    }

    /** Who spoke last may be set where a speaker's part begins. */
    void lastSpeaker(@Nullable Source source) {
        last = source;
        lastDate = null;
    }

    /**
     * What the paragraph attributes to others.
     *
     * @param asked true in a question, where the side addressed is reported like any other
     */
    Reported in(Span paragraph, Reported.Mode mode, boolean asked) {
        List<QuoteMarks.Quote> quotes = QuoteMarks.in(text, paragraph);
        List<Span> sentences = joined(Sentences.split(text, paragraph, "zh"), quotes);
        List<Draft> drafts = new ArrayList<>();
        @Nullable Source dangling = null;
        for (int s = 0; s < sentences.size(); s++) {
            Span sentence = sentences.get(s);
            dangling = null;
            if (according(sentence, drafts)) {
                continue;
            }
            int reach = sentence.end();
            int n = s + 1;
            while (n < sentences.size() && continues(sentences.get(n), quotes)) {
                reach = sentences.get(n).end();
                n++;
            }
            dangling = verbs(sentence, reach, quotes, mode, asked, drafts);
        }
        boolean open = dangling != null && "。！？”".indexOf(text.charAt(paragraph.end() - 1)) < 0;
        return new Reported(drafts, open ? Optional.ofNullable(dangling) : Optional.empty());
    }

    private List<Span> joined(List<Span> sentences, List<QuoteMarks.Quote> quotes) {
        List<Span> joined = new ArrayList<>();
        for (Span sentence : sentences) {
            Span before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && inQuote(before.end(), quotes)) {
                joined.set(joined.size() - 1, new Span(before.start(), sentence.end()));
            } else {
                joined.add(sentence);
            }
        }
        return joined;
    }

    /** The quotation that the place stands in, by halving: there may be very many. */
    private static boolean inQuote(int at, List<QuoteMarks.Quote> quotes) {
        int low = 0;
        int high = quotes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span outer = quotes.get(middle).outer();
            if (at <= outer.start()) {
                high = middle - 1;
            } else if (at >= outer.end()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** A sentence without attribution, question or the speaker's own voice goes on with what was reported. */
    private boolean continues(Span sentence, List<QuoteMarks.Quote> quotes) {
        String words = sentence.of(text);
        if (words.endsWith("？")
                || words.contains("请问")
                || words.contains("对此")
                || words.contains("我们")
                || words.contains("中方")
                || words.contains("我注意到")
                || words.startsWith("我")
                || words.startsWith("他")
                || words.startsWith("她")
                || words.startsWith("根据")) {
            return false;
        }
        Matcher verb = VERB.matcher(text).region(sentence.start(), sentence.end());
        while (verb.find()) {
            if (!inQuote(verb.start(), quotes) && reporting(verb)) {
                return false;
            }
        }
        return true;
    }

    private boolean reporting(Matcher verb) {
        char next = verb.end() < text.length() ? text.charAt(verb.end()) : ' ';
        return next == '，'
                || next == '：'
                || next == '“'
                || next == ','
                || next == ':'
                || CARRY.contains(verb.group(1))
                || verb.group(1).endsWith("称");
    }

    private @Nullable Source verbs(
            Span sentence,
            int reach,
            List<QuoteMarks.Quote> quotes,
            Reported.Mode mode,
            boolean asked,
            List<Draft> drafts) {
        Matcher verb = VERB.matcher(text).region(sentence.start(), sentence.end());
        int covered = -1;
        while (verb.find()) {
            if (verb.start() < covered || inQuote(verb.start(), quotes)) {
                continue;
            }
            Optional<Source> source = subject(sentence, verb.start(), mode, asked);
            if (source.isEmpty()) {
                continue;
            }
            boolean carries = CARRY.contains(verb.group(1)) && !reporting(verb, '，');
            int from = carries ? verb.start() : verb.end();
            char next = verb.end() < sentence.end() ? text.charAt(verb.end()) : ' ';
            if (!carries && next == ' ') {
                last = source.get();
                return source.get();
            }
            if ((verb.group(1).equals("表示")
                            || verb.group(1).equals("要求")
                            || verb.group(1).equals("说"))
                    && "，：“,:".indexOf(next) < 0
                    && mode != Reported.Mode.NARRATIVE) {
                continue;
            }
            boolean runs = "，：,:".indexOf(next) >= 0;
            int end = runs ? reach : sentence.end();
            int second = nextAttribution(verb.end(), sentence.end(), quotes);
            if (second > 0) {
                end = second;
            } else if (!runs) {
                boolean claim = Set.of("宣称", "声称", "妄称", "谎称", "警告").contains(verb.group(1));
                int comma = text.indexOf('，', verb.end(), sentence.end());
                end = comma > 0 && claim && !asked && mode == Reported.Mode.TURN ? comma : end;
            }
            LocalDate date = date(sentence, verb.start(), source.get());
            last = source.get();
            lastDate = date;
            add(from, end, source.get(), date, quotes, mode, verb.group(1), drafts);
            covered = end;
        }
        return null;
    }

    private boolean reporting(Matcher verb, char mark) {
        return verb.end() < text.length() && text.charAt(verb.end()) == mark;
    }

    /** Where a later clause of the sentence begins that another "X表示，" introduces, or -1. */
    private int nextAttribution(int from, int end, List<QuoteMarks.Quote> quotes) {
        Matcher verb = VERB.matcher(text).region(from, end);
        while (verb.find()) {
            if (!inQuote(verb.start(), quotes) && (reporting(verb, '，') || reporting(verb, '：'))) {
                int comma = Math.max(text.lastIndexOf('，', verb.start()), text.lastIndexOf('；', verb.start()));
                if (comma > from && verb.start() - comma > 2) {
                    return comma;
                }
            }
        }
        return -1;
    }

    private void add(
            int from,
            int to,
            Source source,
            @Nullable LocalDate date,
            List<QuoteMarks.Quote> quotes,
            Reported.Mode mode,
            String verb,
            List<Draft> drafts) {
        int start = from;
        int end = to;
        while (start < end && "，：,: 说".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "。，；. ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end - start < 2) {
            return;
        }
        boolean distanced = mode == Reported.Mode.TURN
                && Set.of("称", "声称", "宣称", "妄称", "谎称", "指责", "批评").contains(verb);
        for (QuoteMarks.Quote quote : quotes) {
            if (quote.outer().start() == start
                    && (quote.outer().end() >= end || text.charAt(quote.outer().end()) == '。')) {
                Span inner = quote.inner();
                int close = inner.end();
                while (close > inner.start() && "。，".indexOf(text.charAt(close - 1)) >= 0) {
                    close--;
                }
                drafts.add(new Draft(new Span(inner.start(), close), Statement.Kind.DIRECT, source, date, distanced));
                return;
            }
        }
        drafts.add(new Draft(new Span(start, end), Statement.Kind.INDIRECT, source, date, distanced));
    }

    private boolean according(Span sentence, List<Draft> drafts) {
        Matcher by = BY.matcher(text).region(sentence.start(), Math.min(sentence.end(), sentence.start() + 60));
        if (!by.lookingAt()) {
            return false;
        }
        String name = by.group(1);
        if (name.length() < 3
                || name.contains("原则")
                || name.contains("规定")
                || name.contains("法律")
                || name.contains("我")
                || name.contains("了解")
                || name.contains("悉")
                || NOBODY.contains(name)
                || name.contains("公约")
                || name.contains("协议")) {
            return false;
        }
        int end = sentence.end();
        while (end > by.end() && "。；".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end - by.end() < 4) {
            return false;
        }
        Source source = ChineseNames.source(name, cast);
        last = source;
        drafts.add(new Draft(
                new Span(by.end(), end), Statement.Kind.INDIRECT, source, date(sentence, by.start(), source), false));
        return true;
    }

    private Optional<Source> subject(Span sentence, int verb, Reported.Mode mode, boolean asked) {
        int end = verb;
        for (int steps = 0; steps < 4 && end > sentence.start(); steps++) {
            int start = end;
            while (start > sentence.start() && "，；：。“”,".indexOf(text.charAt(start - 1)) < 0) {
                start--;
            }
            String clause = text.substring(start, end).strip();
            if (clause.startsWith("据") || clause.startsWith("根据")) {
                return Optional.empty();
            }
            clause = LEADING.matcher(clause).replaceFirst("");
            if (PHRASE.matcher(clause).lookingAt()) {
                clause = "";
            }
            Matcher stop = STOP.matcher(clause);
            String name = clause;
            while (stop.find()) {
                if (stop.start() > 0 && !name.substring(0, stop.start()).matches("[\\d年月日上下午晚当地时间]*")) {
                    name = clause.substring(0, stop.start());
                    break;
                }
            }
            name = ChineseNames.role(name.strip()).replaceAll("^[\\d年月日晚]+", "");
            if (name.equals("他") || name.equals("她")) {
                return Optional.ofNullable(last);
            }
            if (OWN.contains(name)) {
                return asked && mode == Reported.Mode.TURN && !name.startsWith("我")
                        ? Optional.of(Source.named(name))
                        : Optional.empty();
            }
            if (name.startsWith("我")
                    || NOBODY.contains(name)
                    || name.endsWith("可以")
                    || name.endsWith("不能")
                    || name.endsWith("应")) {
                return Optional.empty();
            }
            if (!name.isEmpty() && name.length() <= 30) {
                Source source = ChineseNames.source(name, cast);
                return source(name, source) ? Optional.of(source) : Optional.empty();
            }
            if (start == sentence.start()) {
                return Optional.empty();
            }
            end = start - 1;
        }
        return Optional.empty();
    }

    private boolean source(String name, Source source) {
        String spelled = source.name();
        return source.role() != null
                || spelled != null
                        && spelled.length() >= 2
                        && (LEXICON.group("tier 1").in(name)
                                || LEXICON.group("tier 2").in(name)
                                || LEXICON.group("role-zh").in(name)
                                || LEXICON.group("media").in(name)
                                || name.endsWith("信")
                                || name.endsWith("报告")
                                || name.endsWith("人士")
                                || name.endsWith("学者")
                                || name.endsWith("声明")
                                || LEXICON.side(name, "side").isPresent() && name.length() <= 8);
    }

    private @Nullable LocalDate date(Span sentence, int verb, Source source) {
        LocalDate found = Dates.in(text.substring(sentence.start(), verb), day).orElse(null);
        if (found == null
                && last != null
                && last.equals(source)
                && !text.substring(sentence.start(), verb).isBlank()) {
            String lead = text.substring(sentence.start(), verb);
            found = lead.startsWith("他") || lead.startsWith("她") ? lastDate : null;
        }
        return found != null && found.equals(day) ? null : found;
    }
}
