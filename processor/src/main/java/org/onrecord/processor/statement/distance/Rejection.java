package org.onrecord.processor.statement.distance;

import java.util.regex.Pattern;
import org.onrecord.processor.statement.text.WordPatterns;

/** Tells whether words reject something: "groundless", "we reject", 无稽之谈, "es falso". */
public final class Rejection {
    /** What is said of a claim that is not so; also used to find where the claim ends and the speaker's verdict begins. */
    public static final String VERDICT =
            "(?:false|untrue|wrong|groundless|baseless|unfounded|absurd|ridiculous|nonsens\\w+|a lie\\b|lies\\b|fabricat\\w+|myth|fiction|fantasy|hoax|smear|slander|preposterous|laughable|ludicrous|bogus|incorrect|inaccurate|misleading|misguided|fallacy|misconception|malarkey|garbage|insult\\w*|unacceptable|outrageous|dishonest|disinformation|misinformation|mistaken|unsubstantiated|far from|contradicted|refuted|debunked|disproved|disproven|offensive|crazy|insane|silly|hypocri\\w+|irresponsible|without (?:any )?(?:basis|foundation|merit|evidence)|(?:not|never|neither|hardly|n['’]t) (?:\\w+ ){0,2}?(?:true|so|fair|right|the case|supported|accurate|defensible|tenable|correct|credible|real|valid|convincing|based|consistent|what))";

    private static final Pattern ENGLISH = WordPatterns.words(
            "(?:" + VERDICT
                    + "|reject\\w*|refut\\w+|den(?:y|ies|ied|ying)|oppos\\w+|dismiss\\w*|disput\\w+|debunk\\w*|dispel\\w*|push(?:ed|es|ing)? back|lied|lying|slander\\w*|smear\\w*|vilif\\w+|distort\\w*|mislead\\w*|falsely|wrongly|so-called|no (?:basis|truth|evidence|foundation|merit|grounds)|could(?: not|n['’]t) be further|hyp(?:e|es|ed|ing) up|deplore\\w*|contrary|the (?:fact|truth|reality) is|in (?:actual )?fact|in reality|the facts (?:show|are|speak|tell)|disagree\\w*|(?:do|does|did)(?: not|n['’]t) (?:believe|buy|accept|agree|hold|make|stand|reflect)|makes? no sense|counter to|under the (?:pretext|guise|excuse|banner)|malicious\\w*|scapegoat\\w*|nothing (?:could|but))");
    private static final Pattern CHINESE = Pattern.compile(
            "反对(?!党|派)|驳斥|纯属|无稽之谈|子虚乌有|毫无根据|没有根据|没有任何根据|无端|谎|谣|谬|荒唐|不实|虚假|站不住脚|歪曲|抹黑|污蔑|诬|捏造|编造|杜撰|炒作|栽赃|颠倒黑白|混淆|不是事实|罔顾|错误|毫无道理|拒绝|否认|不成立|不接受|恰恰相反|事实是|事实上|事实证明|并非|不攻自破|别有用心|贼喊捉贼|倒打一耙|妄称|妄图|借口|幌子|旗号|政治操弄|操弄|恶意|甩锅|推卸|所谓|莫须有|臆想|无中生有|不符|不值一驳|可笑|渲染|鼓吹|叫嚣|鼓噪|闹剧|无理|不能成立|与事实");
    private static final Pattern SPANISH = WordPatterns.unicodeWords(
            "(?:fals[oa]s?|falsamente|mentiras?|miente\\w*|infundad[oa]s?|rechaz\\w+|niego|negamos|desmient\\w+|desmentimos|absurd[oa]s?|no (?:es|son) (?:cierto|verdad|cierta|ciertas|ciertos)|calumni\\w+|mitos?|sin (?:ningún |ninguna )?(?:fundamento|sustento|pruebas|base)|no (?:hay|existe\\w*|tiene\\w*) (?:ninguna |ningún )?(?:prueba|pruebas|sustento|fundamento|base)|ridícul[oa]s?|equivocad[oa]s?|supuest[oa]s?|mal llamad[oa]s?|los hechos|al contrario)");

    private Rejection() {}

    /** True if a verb, noun or adjective in the words rejects. */
    public static boolean in(CharSequence words) {
        return ENGLISH.matcher(words).find()
                || CHINESE.matcher(words).find()
                || SPANISH.matcher(words).find();
    }
}
