package org.onrecord.processor.statement.chinese;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Distanced.Why;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.ClauseBounds;
import org.onrecord.processor.statement.text.WordList;

/** Reader of hearsay and rejected words in Chinese. */
public final class ChineseDistanceReader implements DistanceReader {
    private static final int SHORTEST = 4;
    private static final int TOLD = 7;

    private static final String SAYING =
            WordList.of("chinese", "distance-nouns").alternatives();
    private static final String SAYS = WordList.of("chinese", "distance-says").alternatives();
    private static final Pattern REJECTIONS =
            Pattern.compile(WordList.of("chinese", "rejections").alternatives());
    private static final Pattern HEARSAY = Pattern.compile(
            "(?:(?<![没所拥具仍尚还])有(?:一些|些|的|个别|少数|部分|不少|很多)?|一些|某些|个别|少数|极少数|部分|不少|总有)(?:[\\u4e00-\\u9fff]{0,8}?)(?:人士?|媒体|外媒|政客|国家|势力|机构|学者|专家|议员|官员|组织|报道|舆论|分析|观点|声音|消息|传言|评论|言论|论调|者|方面|智库|报告)(?:[^，。；！？“”：]{0,10}?)"
                    + SAYS + "(?:道|着)?[，：:,]?");
    private static final Pattern REPORTED = Pattern.compile(
            "据(?:有关|相关|外媒|媒体|外国媒体|多家媒体|传)?(?:报道|传|说)(?:称|，|：|说)+|(?<=^|[，。；])(?:相传|坊间传言|网传|外界传言|外界猜测)[，：]?");
    private static final Pattern SO_CALLED = Pattern.compile("(?<!无)所谓的?(?!在于|何)");
    private static final Pattern SLANDER = Pattern.compile(
            "(?:诬称|妄称|谎称|诡称|诬指|妄言|胡说|(?<!进行|攻击|抹黑)(?:污蔑|诬蔑|诬陷)(?!抹黑|攻击)|指责|(?<![有相]关)指控)(?:(?:说|称)[，：,]?)?(?!言论|行为|行径|都|是|的|中方对此|提出|子虚|毫|纯|完全|无|没有|不|并|几乎|缺乏|进行)(?=[“\\u4e00-\\u9fff])");
    private static final Pattern HYPING = Pattern.compile(
            "(?:炒作|鼓吹|渲染|鼓噪|散布|编造|兜售|操弄|叫嚣|散播|捏造|炮制|污蔑|诬蔑|抹黑|指责|打着|借口|借|以|以所谓|扣上|贴上|制造|成为?|(?:中方|中国|我国)(?:是|存在|搞))(?:了|出|的|各种|什么|涉华|中国|中方|我国)*(?=“)");
    private static final Pattern PRETEXT = Pattern.compile("(?:的|等)?(?:旗号|幌子|名义|为由|为名|为借口|为幌子|之名|的?标签|的?帽子|的?借口)");
    private static final Pattern SAID_OF = Pattern.compile("的?(?:这(?:一|种|类)|有关|相关|种种|荒谬|错误|无端|不实)*的?" + SAYING);
    private static final Pattern OF_SAYING = Pattern.compile("的(?:这(?:一|种|类)|有关|相关|种种|荒谬|错误|无端|不实)?" + SAYING);
    private static final Pattern THEORY = Pattern.compile("“([^“”]{2,10}论)”");
    private static final Pattern HINT =
            Pattern.compile(WordList.of("chinese", "distance-hints").alternatives());

    private static final Pattern PREDICATE =
            Pattern.compile(WordList.of("chinese", "predicates").alternatives());

    private static final Pattern TURN = Pattern.compile("[，；。！？：—]+"
            + WordList.of("chinese", "clause-turns").alternatives() + "|，(?=[^，。]{0,4}(?:坚决反对|不符合事实|毫无根据))|[。！？；]");
    /** The turn from a report to the question about it. */
    private static final Pattern ASKED =
            Pattern.compile("[，；]+(?:中方(?:对此|有何|如何|是否|能否|怎|有没有|作何|持何|什么|有什么|会|此举)|请问|外交部|发言人|你|您|对此|我|这)|[。！？；]");

    private static final Pattern VERDICT =
            Pattern.compile("(?:，)?" + WordList.of("chinese", "verdicts").alternatives());
    private static final Pattern PLAIN_END =
            Pattern.compile(WordList.of("chinese", "phrase-ends").alternatives());
    private static final Pattern MATTER =
            Pattern.compile("[^，。；“”]{2,24}?(?:“[^”]{1,12}”)?[^，。；“”]{0,8}?(?=的?(?:问题|一事|罪名))");
    /** The words before a proposition that a noun of saying refers to. */
    private static final Pattern ABOUT =
            Pattern.compile("^.{0,10}?(?:认为|指称|关于|所谓的?|针对|至于|鼓吹|散布|编造|声称|驳斥|反对|拒绝接受|不接受|拒绝|否认|澄清|炒作|抛出)");

    private static final Pattern DEFINES =
            Pattern.compile("[^，。；]{1,14}，(?:就是|是指|指的是|即|意思)|[^，。；]{1,14}(?:就是指|指的是|是指)");

    @Override
    public boolean hinted(String text, Span stretch) {
        return ChineseScript.has(text, stretch)
                && HINT.matcher(text).region(stretch.start(), stretch.end()).find();
    }

    @Override
    public boolean rejects(CharSequence words) {
        return REJECTIONS.matcher(words).find();
    }

    @Override
    public void add(String text, Span sentence, Predicate<CharSequence> rejects, List<Distanced> found) {
        if (ChineseScript.has(text, sentence)) {
            new Search(sentence.of(text), rejects, found).run();
        }
    }

    /** The search in one sentence. */
    private record Search(String sentence, Predicate<CharSequence> rejects, List<Distanced> found) {
        void run() {
            hearsay(HEARSAY, TURN);
            hearsay(REPORTED, ASKED);
            soCalled();
            slander();
            hyped();
            sayings();
            THEORY.matcher(sentence)
                    .results()
                    .forEach(
                            theory -> found.add(new Distanced(new Span(theory.start(1), theory.end(1)), Why.REJECTED)));
        }

        private void hearsay(Pattern lead, Pattern end) {
            Matcher matcher = lead.matcher(sentence);
            while (matcher.find()) {
                if (matcher.group().contains("中方") || matcher.group().contains("我国") || nominal(matcher.end())) {
                    continue;
                }
                add(clause(matcher.end(), end), Why.HEARSAY);
            }
        }

        /** Returns true if the words after the verb make it a noun: "的指责", 指责和抹黑. */
        private boolean nominal(int at) {
            return at >= sentence.length() || "的和与、，。；！？及等”".indexOf(sentence.charAt(at)) >= 0;
        }

        private void slander() {
            Matcher matcher = SLANDER.matcher(sentence);
            while (matcher.find()) {
                int start = matcher.end();
                boolean speakers = matcher.start() >= 2
                        && sentence.substring(Math.max(0, matcher.start() - 6), matcher.start())
                                .matches(".*(?:中方|我们|不能|不要|停止|横加|进行|无端|蓄意|恶意)");
                Span clause = clause(start, TURN);
                String words = clause.of(sentence);
                boolean noun = nominal(start) || words.startsWith("抹黑") || words.startsWith("攻击");
                boolean says = PREDICATE
                        .matcher(words.length() > 2 ? words.substring(2) : "")
                        .find();
                boolean stops = speakers && !sentence.startsWith("称", matcher.end() - 1);
                if (!noun && says && !stops && (matcher.start() == 0 || sentence.charAt(matcher.start() - 1) != '的')) {
                    add(clause, Why.REJECTED);
                }
            }
        }

        private void soCalled() {
            Matcher matcher = SO_CALLED.matcher(sentence);
            while (matcher.find()) {
                int start = matcher.end();
                if (DEFINES.matcher(sentence).region(start, sentence.length()).lookingAt()) {
                    continue;
                }
                Span quotation = quotation(start);
                if (quotation != null) {
                    found.add(new Distanced(quotation, Why.REJECTED));
                    continue;
                }
                int end = ofSaying(start);
                Matcher matter = MATTER.matcher(sentence).region(start, sentence.length());
                if (end < 0 && matter.lookingAt()) {
                    end = matter.end();
                }
                if (end < 0) {
                    Matcher plain = PLAIN_END.matcher(sentence).region(start, sentence.length());
                    end = sentence.length();
                    while (plain.find()) {
                        if (plain.start() > start + 1) {
                            end = plain.start();
                            break;
                        }
                    }
                }
                Span words = ClauseBounds.tidy(sentence, start, end);
                if (words.end() - words.start() >= 2) {
                    found.add(new Distanced(words, Why.REJECTED));
                }
            }
        }

        /** Returns where a proposition ends before 的说法 or a similar noun in the same clause, or -1. */
        private int ofSaying(int start) {
            Matcher of = OF_SAYING.matcher(sentence).region(start, sentence.length());
            if (!of.find()) {
                return -1;
            }
            String words = sentence.substring(start, of.start());
            return words.length() <= 60
                            && words.indexOf('。') < 0
                            && words.indexOf('；') < 0
                            && words.chars().filter(c -> c == '，').count() <= 1
                    ? of.start()
                    : -1;
        }

        /** Adds quotations after a verb of hyping, and those that are called a pretext. */
        private void hyped() {
            Matcher matcher = HYPING.matcher(sentence);
            while (matcher.find()) {
                Span quotation = quotation(matcher.end());
                if (quotation == null) {
                    continue;
                }
                String verb = matcher.group();
                boolean pretext =
                        verb.startsWith("以") || verb.startsWith("打着") || verb.startsWith("借") && !verb.startsWith("借口");
                boolean neutral =
                        verb.startsWith("成") || verb.startsWith("制造") || verb.startsWith("中") || verb.startsWith("我");
                int behind = Math.min(sentence.length(), quotation.end() + 1);
                boolean called = PRETEXT.matcher(sentence)
                        .region(behind, sentence.length())
                        .lookingAt();
                if (!neutral && (!pretext || called)) {
                    found.add(new Distanced(quotation, Why.REJECTED));
                }
            }
        }

        /** Adds propositions before a noun of saying that the sentence rejects: "……的说法纯属……". */
        private void sayings() {
            Matcher of = OF_SAYING.matcher(sentence);
            while (of.find()) {
                int start = of.start();
                while (start > 0 && "，。；！？：、）".indexOf(sentence.charAt(start - 1)) < 0) {
                    start--;
                }
                String before = sentence.substring(start, of.start());
                Matcher about = ABOUT.matcher(before);
                boolean named = about.find();
                start += named ? about.end() : 0;
                Span span = new Span(start, of.start());
                String words = span.of(sentence);
                boolean proposition = (PREDICATE.matcher(words).find() || named && words.length() >= TOLD)
                        && !words.matches(
                                "(?:.*(?:有关|上述|相关|这种|此类|发表|你提到|散布|没有|毫无|任何|不负责任|做出|作出).*|.*(?:方|人|政客|媒体|官员|记者|先生))");
                boolean rejected =
                        rejects.test(sentence.substring(0, start)) || rejects.test(sentence.substring(of.start() + 1));
                if (proposition && rejected) {
                    Span quotation = quotation(start);
                    add(quotation != null && quotation.end() + 1 == of.start() ? quotation : span, Why.REJECTED);
                }
            }
            for (int open = sentence.indexOf('“'); open >= 0; open = sentence.indexOf('“', open + 1)) {
                Span quotation = quotation(open);
                if (quotation == null) {
                    return;
                }
                Matcher noun = SAID_OF.matcher(sentence)
                        .region(Math.min(sentence.length(), quotation.end() + 1), sentence.length());
                if (noun.lookingAt()
                        && rejects.test(sentence.substring(0, open) + sentence.substring(quotation.end()))) {
                    found.add(new Distanced(quotation, Why.REJECTED));
                }
            }
        }

        private void add(Span clause, Why why) {
            if (clause.end() - clause.start() >= SHORTEST
                    && !clause.of(sentence).startsWith("所谓")) {
                found.add(new Distanced(clause, why));
            }
        }

        /** Returns the words between the marks that open at a place, or null. */
        private @Nullable Span quotation(int start) {
            if (start >= sentence.length()) {
                return null;
            }
            char open = sentence.charAt(start);
            char close = open == '“' ? '”' : open == '"' ? '"' : open == '《' ? '》' : open == '「' ? '」' : 0;
            int end = close == 0 ? -1 : sentence.indexOf(close, start + 1);
            return end > start + 1 ? new Span(start + 1, end) : null;
        }

        private Span clause(int start, Pattern clauseEnd) {
            Span quotation = quotation(start);
            if (quotation != null
                    && (quotation.end() + 1 >= sentence.length()
                            || "，。；！？".indexOf(sentence.charAt(quotation.end() + 1)) >= 0)) {
                return quotation;
            }
            Matcher turn = clauseEnd.matcher(sentence).region(start, sentence.length());
            turn.useTransparentBounds(true);
            int end = turn.find() ? turn.start() : sentence.length();
            Matcher verdict = VERDICT.matcher(sentence).region(start, end);
            verdict.useTransparentBounds(true);
            while (verdict.find()) {
                boolean begins = verdict.start() > start + 3 && sentence.charAt(verdict.start()) == '，';
                if (begins) {
                    end = verdict.start();
                    break;
                }
            }
            return ClauseBounds.tidy(sentence, start, end);
        }
    }
}
