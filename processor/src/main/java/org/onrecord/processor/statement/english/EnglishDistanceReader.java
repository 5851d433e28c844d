package org.onrecord.processor.statement.english;

import static org.onrecord.processor.statement.text.WordPatterns.anywhere;
import static org.onrecord.processor.statement.text.WordPatterns.words;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Distanced.Why;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.text.ClauseBounds;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.WordStems;

/** Reader of hearsay and rejected words in English. */
public final class EnglishDistanceReader implements DistanceReader {
    private static final int FEWEST_WORDS = 3;
    private static final int PHRASE = 4;

    private static final String VERDICTS = WordList.of("english", "verdicts").alternatives();
    private static final Pattern REJECTIONS =
            words("(?:" + VERDICTS + "|" + WordList.of("english", "rejections").alternatives() + ")");
    private static final String SOMEBODY =
            "(?:(?:(?:some|many|others|several|certain|a few|few|a number of|a handful of)(?: (?!of (?:us|my|our|these|them)\\b|(?:to|and|that|which|is|are|was|were|for|with|has)\\b)[\\w'’-]+){0,5}?|(?:critics|skeptics|sceptics|opponents|detractors|naysayers|cynics|pundits|people|folks|conspiracy theorists)(?: [\\w'’-]+){0,4}?|there (?:are|is) (?:some|many|those|people|a few)(?: [\\w'’-]+){0,3}? who|(?:those|anyone|anybody|everyone|people|somebody|someone|whoever)(?: in [\\w'’ -]{2,40}?)?(?: who)?))";
    private static final String SAYS = WordList.of("english", "distance-says").alternatives();
    private static final Pattern HEARSAY = words(SOMEBODY
            + "(?:,? " + WordList.of("english", "hearsay-adverbs").alternatives() + ",?){0,3} "
            + SAYS + "(?:,? that)?(?::|,)? (?=[\\w“\"‘'])");
    private static final Pattern IT_IS_SAID = words(
            "(?:it(?: is|['’]s| was| has been|['’]s been) (?:(?:often|sometimes|widely|frequently|also|even|being|repeatedly|falsely|wrongly) )?(?:said|alleged|claimed|reported|rumou?red|argued|asserted|suggested|speculated)|there(?: is| are|['’]s| have been| has been| was| were) (?:(?:a|an|the|some|many|this|all|these|lots of|plenty of|no shortage of|lot of|widespread|persistent|false|wild|endless) ){0,3}(?:claims?|rumou?rs?|speculation|allegations?|accusations?|narratives?|talk|perception|misconceptions?|myths?|reports|suggestions?)) that ");
    private static final Pattern FALSELY = words(
            "(?:falsely|wrongly|wrongfully|baselessly|erroneously|dishonestly|ridiculously|absurdly) (?:claim|alleg|assert|suggest|stat|argu|say|said|insist|insinuat|impl)\\w*(?: that)? ");
    private static final Pattern NOT_TRUE = words(
            "(?:it(?: is|['’]s| was| would be) (?:(?:simply|just|completely|totally|also|plain|plainly|absolutely|utterly|patently) )?(?:not true|untrue|false|a lie|a myth|wrong|absurd|ridiculous|nonsense|misleading|a mistake|not the case|not accurate) (?:that|to (?:say|claim|suggest|think|believe|argue|assert)(?: that)?)|(?:^|(?<=[,;:—–]\\s))to (?:claim|suggest|assert|insinuate|allege|imply) that) ");
    private static final Pattern MYTH =
            words(WordList.of("english", "myth-openers").alternatives() + " (?:[\\w-]+ ){0,3}?"
                    + WordList.of("english", "myth-nouns").alternatives() + " that ");
    private static final Pattern NOTION = words("(?:(?:^|(?<=[.,;:“”\"—–-]\\s)|"
            + WordList.of("english", "notion-openers").alternatives() + " )(?:[\\w-]+ )?"
            + WordList.of("english", "notion-nouns").alternatives() + ") that ");
    private static final Pattern ACCUSATION_OF =
            words("(?:accusations?|allegations?|charges|claims) of (?=[\\w“\"‘'])");
    private static final Pattern ACCUSING = words(
            "(?:(?:falsely|wrongly|wrongfully|unfairly|groundlessly|baselessly|by|of|stop|keep|from|continue to|in) (?:accus(?:e|es|ed|ing)) [\\w.'’ -]{2,40}? of|falsely accused of|(?:smear|vilify|slander|demoni[sz]e|brand|denigrate|portray|depict|smearing|vilifying|demoni[sz]ing|branding|portraying|depicting|smears|portrays|depicts) (?!as |new )[\\w.'’ -]{2,40}? as) (?=[\\w“\"‘'])");
    private static final Pattern SO_CALLED = words(
            "(?:so-called|self-styled|supposed(?! to\\b)|purported|alleged(?= (?:[\\w-]+ )?[\\w-]*(?:threat|overcapacity|violations?|interference|genocide|abuses?|spying|espionage|theft|support|involvement|role|links?|ties|subsid\\w+|dumping|coercion|transfers?)\\b)) (?=[\\w“\"‘'])");
    private static final Pattern HYPING = words(
            "(?:hyp(?:e|es|ed|ing) up|(?:play|plays|played|playing) up|peddl(?:e|es|ed|ing)|trumpet(?:s|ed|ing)?|under the (?:pretext|guise|excuse|pretense|banner|name) of|in the name of|the (?:narrative|rhetoric|label|theory|myth|lie|smear|fallacy) (?:of|about)|accus(?:e|es|ed|ing) (?:China|the US|the U.S.|us|others|it|them) of) (?:(?:the|its|their|this|a|an|such) )?(?=[“\"‘])");

    /** In all that the patterns of what is said, of myths and of notions match; looked for first. */
    private static final Pattern THAT = anywhere(" that ");

    private static final WordStems STEMS = new WordStems(WordList.of("english", "distance-stems"));

    private static final WordStems SAYING = new WordStems(WordList.of("distance-saying"));
    private static final WordStems SOMEONE = new WordStems(WordList.of("distance-someone"));

    private static final Pattern BREAK = anywhere(
            "(?:\\s?;|(?<=[\\w”\"’')])\\s?(?:[,;]|—|–| - |--|:)\\s*(?:but|yet|however|whereas|though|although|which(?= (?:\\w+ ){1,4}?"
                    + VERDICTS
                    + ")|which (?:we|I|of course)|when in|when the|while|in fact|in reality|in truth|even though|even if|even as|so (?:I|we|let|what)|and (?:that['’]s|that is|that|this|it is|it['’]s|we|I|they|have|had|has|will|should|must|to|then|instead)|I|we|let|this|these|those are|that is|that['’]s|the (?:truth|facts?|reality|evidence|record|answer) (?:is|are|shows?|tells?)|nothing|you|my|our|then|instead|no|not|what|why|how|look|well|because that|all of which|thereby|thus)\\b|\\s(?:but|yet) (?:the|we|I|that|this|it|facts?|they|in|these|there|he|she|no|our)\\b)");
    private static final Pattern BE_VERDICT = words(
            "(?:(?:is|are|was|were|be|being|has been|have been|had been|remains?) (?:"
                    + WordList.of("english", "verdict-adverbs").alternatives() + " ){0,5}"
                    + VERDICTS
                    + "|is as \\w+ as|(?:does|do|did)(?: not|n['’]t) (?:hold|stand|make sense|reflect|match|square|deserve|have any|pass)|makes? no sense|ha(?:s|ve) no (?:basis|foundation|merit|truth|leg|grounds)|could(?: not|n['’]t) be further|runs? counter|flies in|fly in|fl(?:ies|y) against|def(?:ies|y)|ignores?|collaps\\w+|falls? (?:apart|flat)|fools? (?:no|none)|insults?|amounts? to|confus(?:es?|ing) right|only (?:shows?|reveals?|exposes?)|won['’]t|will (?:never|not) (?:fool|hold|work|change|succeed)|must be (?:rejected|resisted)|(?:is|are) (?:rejected|disputed|denied))");
    private static final WordList STOPS = WordList.of("phrase-stops");

    private static final WordList VERBS = WordList.of("distance-verbs");
    private static final WordList PREPOSITIONS = WordList.of("distance-prepositions");
    private static final Pattern NEGATED = anywhere("\\b(?:not|never|nobody)\\b|n['’]t\\b");

    @Override
    public boolean hinted(String text, Span stretch) {
        return STEMS.in(text, stretch) || SAYING.in(text, stretch) && SOMEONE.in(text, stretch);
    }

    @Override
    public boolean rejects(CharSequence words) {
        return REJECTIONS.matcher(words).find();
    }

    @Override
    public void add(String text, Span sentence, Predicate<CharSequence> rejects, List<Distanced> found) {
        if (hinted(text, sentence)) {
            new Search(sentence.of(text), rejects, found).run();
        }
    }

    /** The search in one sentence. */
    private record Search(String sentence, Predicate<CharSequence> rejects, List<Distanced> found) {
        void run() {
            boolean hasThat = THAT.matcher(sentence).find();
            clauses(HEARSAY, Why.HEARSAY, false);
            if (hasThat) {
                clauses(IT_IS_SAID, Why.HEARSAY, false);
            }
            clauses(FALSELY, Why.REJECTED, false);
            clauses(NOT_TRUE, Why.REJECTED, false);
            if (hasThat) {
                clauses(MYTH, Why.REJECTED, false);
                clauses(NOTION, Why.REJECTED, true);
            }
            soCalled();
            hyped();
            accusations();
        }

        private void clauses(Pattern lead, Why why, boolean mustBeRejected) {
            Matcher matcher = lead.matcher(sentence);
            while (matcher.find()) {
                Span clause = clause(matcher.end());
                boolean own = why == Why.HEARSAY && own(matcher);
                boolean rejected = !mustBeRejected
                        || rejects.test(sentence.substring(0, matcher.end()))
                        || rejects.test(sentence.substring(clause.end()));
                if (!own && rejected && isClause(clause, matcher.group())) {
                    found.add(new Distanced(clause, why));
                }
            }
        }

        /** Returns false if the words begin with a verb ("lies that are told") or a preposition ("some argue under this law"). */
        private boolean isClause(Span clause, String lead) {
            List<Word> all = Word.split(sentence, clause.start(), Math.min(clause.end(), clause.start() + 80));
            return all.size() >= FEWEST_WORDS
                    && !VERBS.has(all.getFirst().lower())
                    && (lead.stripTrailing().endsWith("that")
                            || !PREPOSITIONS.has(all.getFirst().lower()));
        }

        /** Returns true if the speaker is among those who say the words ("as many of us have said") or if nobody says them. */
        private boolean own(Matcher lead) {
            String before = sentence.substring(Math.max(0, lead.start() - 12), lead.start())
                    .toLowerCase(Locale.ROOT);
            String words = lead.group().toLowerCase(Locale.ROOT);
            if (NEGATED.matcher(words).find()) {
                return true;
            }
            return before.matches("(?s).*\\b(?:i|we|our|my|as)\\s+")
                    || words.matches("(?s).*\\b(?:i|we|you|us|he|she|my|our|your)\\b.*")
                            && !words.matches("(?s).*\\baccused? us of\\s");
        }

        private void accusations() {
            Matcher of = ACCUSATION_OF.matcher(sentence);
            while (of.find()) {
                Span phrase = clause(of.end());
                boolean rejected = rejects.test(sentence.substring(0, of.start()))
                        || rejects.test(sentence.substring(phrase.end()));
                if (rejected) {
                    reject(phrase);
                }
            }
            ACCUSING.matcher(sentence).results().forEach(accusing -> reject(clause(accusing.end())));
        }

        private void hyped() {
            HYPING.matcher(sentence)
                    .results()
                    .forEach(hyping ->
                            ClauseBounds.quotation(sentence, hyping.end()).ifPresent(this::reject));
        }

        private void reject(Span span) {
            found.add(new Distanced(span, Why.REJECTED));
        }

        private void soCalled() {
            Matcher lead = SO_CALLED.matcher(sentence);
            while (lead.find()) {
                Span span = ClauseBounds.quotation(sentence, lead.end()).orElseGet(() -> phrase(lead.end()));
                if (span.end() > span.start()) {
                    reject(span);
                }
            }
        }

        /** Returns a capitalised name, or up to four words before the next function word. */
        private Span phrase(int start) {
            List<Word> all = Word.split(sentence, start, Math.min(sentence.length(), start + 120));
            int end = start;
            boolean name = !all.isEmpty() && all.getFirst().capitalised();
            for (int i = 0; i < all.size(); i++) {
                Word word = all.get(i);
                boolean clean = sentence.substring(end, word.start()).isBlank();
                boolean joins = name
                        && i + 1 < all.size()
                        && all.get(i + 1).capitalised()
                        && (word.lower().equals("of") || word.lower().equals("and"));
                boolean goesOn = word.capitalised() && name || joins || i < PHRASE && !STOPS.has(word.lower());
                if (!clean
                        || !goesOn
                        || i > 0 && !word.capitalised() && word.lower().endsWith("ing")) {
                    break;
                }
                end = word.end();
            }
            Span quoted =
                    end > start ? ClauseBounds.quotation(sentence, end + 1).orElse(null) : null;
            return new Span(start, quoted == null ? end : quoted.end() + 1);
        }

        /** Returns the clause from a place up to the speaker's verdict on it, a turn of the sentence, or its end. */
        private Span clause(int from) {
            int start = from;
            Span whole = ClauseBounds.quotation(sentence, start).orElse(null);
            if (whole != null && wordsOf(whole) >= FEWEST_WORDS && !goesOn(whole.end() + 1)) {
                return whole;
            }
            while (start < sentence.length() && "—–- ".indexOf(sentence.charAt(start)) >= 0) {
                start++;
            }
            int end = sentence.length();
            Matcher turn = BREAK.matcher(sentence).region(start, end);
            turn.useTransparentBounds(true);
            if (turn.find()) {
                end = turn.start();
            }
            Matcher verdict = BE_VERDICT.matcher(sentence).region(start, end);
            verdict.useTransparentBounds(true);
            int last = end;
            while (verdict.find()) {
                if (wordsOf(new Span(start, verdict.start())) >= 1) {
                    last = verdict.start();
                }
            }
            return ClauseBounds.tidy(sentence, start, last);
        }

        /** Returns true if the words after a quotation belong to the same clause: “the lakes” are poisoned. */
        private boolean goesOn(int behind) {
            return behind + 1 < sentence.length()
                    && Character.isWhitespace(sentence.charAt(behind))
                    && Character.isLowerCase(sentence.charAt(behind + 1))
                    && !BE_VERDICT
                            .matcher(sentence)
                            .region(behind + 1, sentence.length())
                            .lookingAt();
        }

        private int wordsOf(Span span) {
            return Word.split(sentence, span.start(), span.end()).size();
        }
    }
}
