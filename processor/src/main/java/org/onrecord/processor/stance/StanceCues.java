package org.onrecord.processor.stance;

import java.util.regex.Pattern;
import org.onrecord.processor.model.Script;

/**
 * Words that change the side of a sentence and that vectors hardly show: negation, rejection, demands to end something, distance from
 * someone else's words, and conditions.
 */
final class StanceCues {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern NEGATION = Pattern.compile(
            "\\b(not|never|no|nothing|none|neither|nor|without|cannot|hardly|failed|fails?|refus\\w+|yet to)\\b|n['’]t\\b"
                    + "|不(?!断|仅|但|同|久|少)|没有|未能|从未|并非|无法|毫无|绝非|\\bno\\b|\\bnunca\\b|\\bsin\\b|\\bni\\b",
            FLAGS);
    private static final Pattern REJECTION = Pattern.compile(
            "\\b(oppos\\w+|reject\\w*|den(y|ies|ied|ial)|refut\\w+|false|groundless|baseless|unfounded|untrue|lies?|slander\\w*|smear\\w*"
                    + "|fabricat\\w+|misleading|unjustif\\w+|unjust|unfair|unreasonable|illegal|unlawful|unwarranted|deplor\\w+|condemn\\w*"
                    + "|dissatisf\\w+|mistaken|wrong\\w*|pretext|excuse|scapegoat\\w*|sham(e|eful))\\b"
                    + "|反对|驳斥|抹黑|谎言|谎话|虚假|污蔑|诬蔑|诬陷|造谣|无端|无理|捏造|借口|甩锅|推责|谴责|不满|错误|非法|歪曲"
                    + "|\\b(rechaz\\w+|fals\\w+|injust\\w+|pretexto|mentira\\w*|conden\\w+)\\b",
            FLAGS);
    private static final Pattern ENDING = Pattern.compile(
            "\\b(lift|lifted|lifting|cancel\\w*|remov\\w+|revok\\w+|withdraw\\w*|repeal\\w*|stop|stops|stopped|halt\\w*|ceas\\w+|end|ends|ended"
                    + "|abandon\\w*|correct)\\b|取消|撤销|停止|解除|终止|废除|纠正|\\b(elimin\\w+|levant\\w+|retir\\w+|cancel\\w+)\\b",
            FLAGS);
    private static final Pattern DISTANCE = Pattern.compile(
            "\\b(so[- ]called|some (?:even |people |americans |politicians |in \\w+ )*(claim|say|believe|argue|fantasi[sz]e|assert|allege)\\w*"
                    + "|(claims?|claimed|claiming|alleg\\w+|accus\\w+|purport\\w*|hyp(e|es|ed|ing)) (that|of|against|up)?)"
                    + "|所谓|有人(说|称|声称|认为)|声称|妄称|诬称|\\b(supuest\\w+|llamad[oa]s?|alegan?)\\b",
            FLAGS);
    private static final Pattern CONDITION = Pattern.compile(
            "(?<!\\b(?:as|even|what|ask|asks|asked|see|know|knows|wonder|doubt|unclear|sure) )\\bif\\b(?! (?:any|anything|not|necessary|you (?:will|like))\\b)"
                    + "|\\b(?:unless|provided that|(?:as|so) long as|on (?:the )?condition that|condition(?:al|ed) (?:up)?on|in the event that)\\b",
            FLAGS);
    private static final Pattern CHINESE_CONDITION = Pattern.compile(
            "如果(?!说)|假如|倘若|若(?!干|无|非|是|要|想)|除非|只要|一旦|的话[，,]|前提(?:是|下|条件)|条件是|(?<=[，。；“]|^)如(?=美|中方|对方|有关|继续|执意|其)");
    private static final Pattern SPANISH_CONDITION = Pattern.compile(
            "(?<!\\b(?:como|saber|sé|sabemos|ver|incluso|aun|aún|pregunt[aóo]n?) )(?<!\\p{L})si(?!\\p{L})(?! bien\\b)"
                    + "|\\b(?:siempre (?:que|y cuando)|a menos que|salvo que|con la condición de que|en caso de que)\\b",
            FLAGS);
    private static final Pattern ASKING = Pattern.compile("[?？]\\s*[\"”’」』)）]*\\s*$");

    private StanceCues() {}

    static int negations(String sentence) {
        return count(NEGATION, sentence);
    }

    static int rejections(String sentence) {
        return count(REJECTION, sentence);
    }

    static int endings(String sentence) {
        return count(ENDING, sentence);
    }

    static boolean distances(String sentence) {
        return DISTANCE.matcher(sentence).find();
    }

    static boolean asks(String sentence) {
        return ASKING.matcher(sentence).find();
    }

    /** Returns true if a sentence says what it says on a condition. */
    static boolean conditional(String sentence, String language) {
        Pattern condition = Script.readsChinese(language)
                ? CHINESE_CONDITION
                : language.startsWith("es") ? SPANISH_CONDITION : CONDITION;
        return condition.matcher(sentence).find();
    }

    private static int count(Pattern pattern, String sentence) {
        return (int) pattern.matcher(sentence).results().count();
    }
}
