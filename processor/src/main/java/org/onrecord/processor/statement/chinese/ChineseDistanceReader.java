package org.onrecord.processor.statement.chinese;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Distanced.Why;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.distance.ClauseBounds;
import org.onrecord.processor.statement.distance.Rejection;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.text.ChineseScript;

/** Others' words in a sentence of Chinese. */
final class ChineseDistanceReader implements DistanceReader {
    private static final int SHORTEST = 4;
    private static final int TOLD = 7;

    private static final String SAYING = "(?:说法|论调|言论|指控|指责|谎言|谣言|谬论|传言|论断|论点|观点|猜测|假消息|虚假信息|罪名|标签|帽子|陈词滥调|叙事|话术|质疑)";
    private static final String SAYS =
            "(?:声称|宣称|妄称|谎称|诬称|诡称|扬言|叫嚣|妄言|诬指|鼓吹|鼓噪|宣扬|质疑|猜测|推测|认为|以为|主张|断言|传言|爆料|指责|指控|(?<![人自名职统简俗号堪])称(?![为作之赞号霸得呼])|(?<![小听传据学演解])说(?![明法服道辞不三事]))";
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
    private static final Pattern HINT = Pattern.compile(
            "所谓|[声宣妄谎诬诡]称|[指质][责控疑]|炒作|鼓吹|鼓噪|渲染|污蔑|诬[蔑指陷]|抹黑|散[布播]|编造|捏造|炮制|兜售|操弄|叫嚣|妄言|胡说|[人体客家力构者员织道论析点音息面库告][^，。；]{0,12}[称说认断]|据[^，。]{0,4}[报传说]|传言|猜测|说法|论调|谎言|谬论|谣言|论”|为由|为名|之名|借口|幌子|旗号|名义|不是|并非");

    /** Words of which a proposition has at least one. */
    private static final Pattern PREDICATE = Pattern.compile(
            "是|在|向|对|将|被|把|为|通过|利用|存在|侵犯|破坏|违反|违背|制造|输出|操[纵控]|威胁|干[涉预扰]|支持|提供|窃取|隐瞒|倾销|胁迫|进行|实施|没有|不|未|参与|渗透|扩张|挑衅|改变|引发|导致|造成|源|来自|有|应|需|要|能|会|拖延|妨碍|限制|盗|攻击|垄断|补贴|资助|迫害|压制|泄漏|泄露|产能过剩|负责|强迫|监控|监视|搞|偷|使用|受益|占");

    private static final Pattern TURN = Pattern.compile(
            "[，；。！？：—]+(?:但|然而|可是|不过|却|而(?![且是])|这|那|事实|实际|对此|我|中方|中国政府|其|完全|纯属|根本|真是|毫无|难道|不知|岂|殊不知|可笑|请问|您|外交部|发言人|怎么|为何|对于|如果|试图|企图|意图|妄图|目的|无非|以此|从而|用以|显然|无视|罔顾|严重|违背|违反|歪曲|混淆|颠倒|是对|是不|粗暴|恶意|既|只会|绝|必|应当|请|敦促|你)|，(?=[^，。]{0,4}(?:坚决反对|不符合事实|毫无根据))|[。！？；]");
    /** Where one who asks about a report goes on to the question. */
    private static final Pattern ASKED =
            Pattern.compile("[，；]+(?:中方(?:对此|有何|如何|是否|能否|怎|有没有|作何|持何|什么|有什么|会|此举)|请问|外交部|发言人|你|您|对此|我|这)|[。！？；]");

    private static final Pattern VERDICT = Pattern.compile(
            "(?:，)?(?:完全|纯粹|根本|纯属|纯系|实属|简直|显然|本身|本质上|实质上|实质|本来|原本|从来|其实|都|更|就|既|才|毫无|没有(?:任何)?(?:事实)?(?:根据|依据)|站不住脚|不符合|与事实|子虚乌有|不过|无非|不实|荒谬|荒唐|不攻自破|早已|早就|违背|歪曲|颠倒|混淆|罔顾|无异|不值|不成立|是(?:对|不|假|伪|虚|荒|谎|谣|无稽|彻头彻尾|典型|赤裸|蓄意|恶意|恶毒|一种|个|某些|有关|美|反华|别有|政治|为|错|没有|凭空|弥天|世纪)|不是|并非|并不)");
    private static final Pattern PLAIN_END = Pattern.compile(
            "[，。；！？、：（）]|的|是|完全|纯属|根本|实质|本质|不过|毫无|原本|其实|就是|无非|作出|做出|表示|无视|罔顾|代表|来|向|对|上|大肆|恶意|严重|肆意|表明|充斥|充满|公然|无端|违反|损害|蓄意|就|提供|签署|成法|进行|为由|为名|为借口|之名|施压|干涉|抹黑|诬|将|(?<!存)在|与|和|也|都|不|只|并|而|已|问题|牵涉|实施|发表|打压|旗号|幌子|指|搞|，");
    private static final Pattern DEFINES =
            Pattern.compile("[^，。；]{1,14}，(?:就是|是指|指的是|即|意思)|[^，。；]{1,14}(?:就是指|指的是|是指)");

    @Override
    public boolean hinted(String text, Span span) {
        return ChineseScript.has(text, span)
                && HINT.matcher(text).region(span.start(), span.end()).find();
    }

    @Override
    public void add(String text, Span part, List<Distanced> found) {
        if (!ChineseScript.has(text, part)) {
            return;
        }
        String sentence = part.of(text);
        hearsay(HEARSAY, sentence, found);
        hearsay(REPORTED, sentence, found);
        soCalled(sentence, found);
        slander(sentence, found);
        hyped(sentence, found);
        sayings(sentence, found);
        Matcher theory = THEORY.matcher(sentence);
        while (theory.find()) {
            found.add(new Distanced(new Span(theory.start(1), theory.end(1)), Why.REJECTED));
        }
    }

    private static void hearsay(Pattern lead, String sentence, List<Distanced> found) {
        Matcher matcher = lead.matcher(sentence);
        while (matcher.find()) {
            if (matcher.group().contains("中方") || matcher.group().contains("我国") || nominal(sentence, matcher.end())) {
                continue;
            }
            add(sentence, clause(sentence, matcher.end(), lead == REPORTED ? ASKED : TURN), Why.HEARSAY, found);
        }
    }

    /** True where the verb is followed by what makes a noun of it: "的指责", 指责和抹黑. */
    private static boolean nominal(String sentence, int at) {
        return at >= sentence.length() || "的和与、，。；！？及等”".indexOf(sentence.charAt(at)) >= 0;
    }

    private static void slander(String sentence, List<Distanced> found) {
        Matcher matcher = SLANDER.matcher(sentence);
        while (matcher.find()) {
            int start = matcher.end();
            boolean speakers = matcher.start() >= 2
                    && sentence.substring(Math.max(0, matcher.start() - 6), matcher.start())
                            .matches(".*(?:中方|我们|不能|不要|停止|横加|进行|无端|蓄意|恶意)");
            Span clause = clause(sentence, start, TURN);
            String words = clause.of(sentence);
            boolean noun = nominal(sentence, start) || words.startsWith("抹黑") || words.startsWith("攻击");
            boolean says = PREDICATE
                    .matcher(words.length() > 2 ? words.substring(2) : "")
                    .find();
            boolean stops = speakers && !sentence.startsWith("称", matcher.end() - 1);
            if (!noun && says && !stops && (matcher.start() == 0 || sentence.charAt(matcher.start() - 1) != '的')) {
                add(sentence, clause, Why.REJECTED, found);
            }
        }
    }

    private static void soCalled(String sentence, List<Distanced> found) {
        Matcher matcher = SO_CALLED.matcher(sentence);
        while (matcher.find()) {
            int start = matcher.end();
            if (DEFINES.matcher(sentence).region(start, sentence.length()).lookingAt()) {
                continue;
            }
            Span quotation = quotation(sentence, start);
            if (quotation != null) {
                found.add(new Distanced(quotation, Why.REJECTED));
                continue;
            }
            int end = ofSaying(sentence, start);
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

    private static final Pattern MATTER =
            Pattern.compile("[^，。；“”]{2,24}?(?:“[^”]{1,12}”)?[^，。；“”]{0,8}?(?=的?(?:问题|一事|罪名))");

    /** Where a proposition ends that "的说法" or its like follows in the same clause, or -1. */
    private static int ofSaying(String sentence, int start) {
        Matcher of = OF_SAYING.matcher(sentence).region(start, sentence.length());
        if (!of.find()) {
            return -1;
        }
        String words = sentence.substring(start, of.start());
        return words.length() <= 60 && words.indexOf('。') < 0 && words.indexOf('；') < 0 && commas(words) <= 1
                ? of.start()
                : -1;
    }

    private static int commas(String words) {
        return (int) words.chars().filter(c -> c == '，').count();
    }

    /** Quotations behind a verb of hyping, or that are said to be a pretext. */
    private static void hyped(String sentence, List<Distanced> found) {
        Matcher matcher = HYPING.matcher(sentence);
        while (matcher.find()) {
            Span quotation = quotation(sentence, matcher.end());
            if (quotation == null) {
                continue;
            }
            String verb = matcher.group();
            boolean pretext =
                    verb.startsWith("以") || verb.startsWith("打着") || verb.startsWith("借") && !verb.startsWith("借口");
            boolean neutral =
                    verb.startsWith("成") || verb.startsWith("制造") || verb.startsWith("中") || verb.startsWith("我");
            int behind = Math.min(sentence.length(), quotation.end() + 1);
            boolean called =
                    PRETEXT.matcher(sentence).region(behind, sentence.length()).lookingAt();
            if (!neutral && (!pretext || called)) {
                found.add(new Distanced(quotation, Why.REJECTED));
            }
        }
    }

    /** "……的说法纯属……": a proposition that a noun of saying takes up and the sentence rejects. */
    private static void sayings(String sentence, List<Distanced> found) {
        Matcher of = OF_SAYING.matcher(sentence);
        while (of.find()) {
            int start = of.start();
            while (start > 0 && "，。；！？：、）".indexOf(sentence.charAt(start - 1)) < 0) {
                start--;
            }
            String before = sentence.substring(start, of.start());
            Matcher about = Pattern.compile(
                            "^.{0,10}?(?:认为|指称|关于|所谓的?|针对|至于|鼓吹|散布|编造|声称|驳斥|反对|拒绝接受|不接受|拒绝|否认|澄清|炒作|抛出)")
                    .matcher(before);
            boolean named = about.find();
            start += named ? about.end() : 0;
            Span span = new Span(start, of.start());
            String words = span.of(sentence);
            boolean proposition = (PREDICATE.matcher(words).find() || named && words.length() >= TOLD)
                    && !words.matches(
                            "(?:.*(?:有关|上述|相关|这种|此类|发表|你提到|散布|没有|毫无|任何|不负责任|做出|作出).*|.*(?:方|人|政客|媒体|官员|记者|先生))");
            boolean rejected =
                    Rejection.in(sentence.substring(0, start)) || Rejection.in(sentence.substring(of.start() + 1));
            if (proposition && rejected) {
                Span quotation = quotation(sentence, start);
                add(
                        sentence,
                        quotation != null && quotation.end() + 1 == of.start() ? quotation : span,
                        Why.REJECTED,
                        found);
            }
        }
        for (int open = sentence.indexOf('“'); open >= 0; open = sentence.indexOf('“', open + 1)) {
            Span quotation = quotation(sentence, open);
            if (quotation == null) {
                return;
            }
            Matcher noun = SAID_OF.matcher(sentence)
                    .region(Math.min(sentence.length(), quotation.end() + 1), sentence.length());
            if (noun.lookingAt() && Rejection.in(sentence.substring(0, open) + sentence.substring(quotation.end()))) {
                found.add(new Distanced(quotation, Why.REJECTED));
            }
        }
    }

    private static void add(String sentence, Span clause, Why why, List<Distanced> found) {
        if (clause.end() - clause.start() >= SHORTEST && !clause.of(sentence).startsWith("所谓")) {
            found.add(new Distanced(clause, why));
        }
    }

    /** The words between the marks that open at the place, or null. */
    private static @org.jspecify.annotations.Nullable Span quotation(String sentence, int start) {
        if (start >= sentence.length()) {
            return null;
        }
        char open = sentence.charAt(start);
        char close = open == '“' ? '”' : open == '"' ? '"' : open == '《' ? '》' : open == '「' ? '」' : 0;
        int end = close == 0 ? -1 : sentence.indexOf(close, start + 1);
        return end > start + 1 ? new Span(start + 1, end) : null;
    }

    private static Span clause(String sentence, int start, Pattern turnOfIt) {
        Span quotation = quotation(sentence, start);
        if (quotation != null
                && (quotation.end() + 1 >= sentence.length()
                        || "，。；！？".indexOf(sentence.charAt(quotation.end() + 1)) >= 0)) {
            return quotation;
        }
        Matcher turn = turnOfIt.matcher(sentence).region(start, sentence.length());
        turn.useTransparentBounds(true);
        int end = turn.find() ? turn.start() : sentence.length();
        Matcher verdict = VERDICT.matcher(sentence).region(start, end);
        verdict.useTransparentBounds(true);
        while (verdict.find()) {
            boolean rejects = verdict.start() > start + 3 && sentence.charAt(verdict.start()) == '，';
            if (rejects) {
                end = verdict.start();
                break;
            }
        }
        return ClauseBounds.tidy(sentence, start, end);
    }
}
