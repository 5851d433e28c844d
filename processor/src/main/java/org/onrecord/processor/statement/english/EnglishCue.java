package org.onrecord.processor.statement.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/**
 * A verb that attributes words to somebody: "said", "pointing out", "called for".
 *
 * @param at its first word in the sentence
 * @param length in words
 * @param end one past its last character
 * @param word the verb in lower case
 * @param participle true for participles: "saying"
 * @param carries true if the verb is part of the report: "urged the towns to rebuild"
 * @param quoting true for a verb that reports only next to a quotation: "joked"
 */
record EnglishCue(
        int at, int length, int start, int end, String word, boolean participle, boolean carries, boolean quoting) {
    private static final PatternFile PATTERNS = new PatternFile("english", "reports");
    private static final WordList SAY = WordList.of("verbs-say");
    private static final WordList SAYING = WordList.of("verbs-saying");
    private static final WordList CARRY = WordList.of("verbs-carry");
    private static final WordList CARRYING = WordList.of("verbs-carrying");
    private static final WordList QUOTING = WordList.of("verbs-quote");
    private static final WordList CALLING = WordList.of("verbs-call");
    private static final Predicate<Word> OPENS = WordList.openings(SAY, SAYING, CARRY, CARRYING, QUOTING, CALLING);
    private static final WordList PARTS_OF_LAWS = WordList.of("parts-of-laws");
    private static final int BESIDE = 70;
    private static final int CLAUSE = 12;

    /** Limits of the search for the end of a part: no person writes longer sentences. */
    private static final int CUES = 64;

    private static final int UNITS = 4_000;

    int next() {
        return at + length;
    }

    /** Returns the cues of a sentence outside quotations, in order. */
    static List<EnglishCue> in(EnglishSentence sentence) {
        Words words = sentence.words();
        List<EnglishCue> cues = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            if (!OPENS.test(words.get(i))) {
                i++;
                continue;
            }
            int participle = Math.max(SAYING.at(words, i), CARRYING.at(words, i));
            int carries = Math.max(CARRY.at(words, i), CARRYING.at(words, i));
            int length = Math.max(Math.max(SAY.at(words, i), carries), participle);
            boolean plain = length > 0;
            boolean calls = false;
            if (!plain) {
                int calling = CALLING.at(words, i);
                calls = calling > 0
                        && quotationBehind(sentence, words.get(i + calling - 1).end());
                length = calls ? calling : QUOTING.at(words, i);
            }
            if (length > 0
                    && !refers(words, i + length)
                    && !words.capital(i)
                    && !sentence.quoted(i)
                    && (plain
                            || calls
                            || beside(
                                    sentence,
                                    words.get(i).start(),
                                    words.get(i + length - 1).end()))) {
                cues.add(new EnglishCue(
                        i,
                        length,
                        words.get(i).start(),
                        words.get(i + length - 1).end(),
                        words.phrase(i, i + length).toLowerCase(Locale.ROOT),
                        plain ? participle == length : words.lower(i).endsWith("ing"),
                        plain ? carries == length : calls,
                        !plain && !calls));
            }
            i += Math.max(1, length);
        }
        return cues;
    }

    /** Returns true for a place in a text of law: "the sanctions described in section 2". */
    private static boolean refers(Words words, int next) {
        return next + 1 < words.size()
                && words.lower(next).equals("in")
                && PARTS_OF_LAWS.has(words.get(next + 1).bare());
    }

    /** Returns true for a verb that gives its object a name. */
    boolean calls() {
        return CALLING.has(word);
    }

    /** Returns true if a quotation follows soon. */
    boolean quotes(EnglishSentence sentence) {
        return quotationBehind(sentence, end);
    }

    private static boolean beside(EnglishSentence sentence, int start, int end) {
        return quotationBehind(sentence, end)
                || sentence.quotes()
                        .lastUntil(start)
                        .filter(quote ->
                                quote.outer().start() >= sentence.span().start())
                        .filter(quote -> near(sentence, quote.outer().end(), start))
                        .isPresent();
    }

    private static boolean quotationBehind(EnglishSentence sentence, int end) {
        return sentence.quotationFrom(end)
                .filter(quote -> near(sentence, end, quote.outer().start()))
                .isPresent();
    }

    private static boolean near(EnglishSentence sentence, int from, int to) {
        return to - from <= BESIDE && sentence.text().substring(from, to).indexOf(';') < 0;
    }

    /** Returns the end of the c-th cue's part of a sentence: the next cue of the same speaker, a "but", or the sentence's end. */
    static int reach(EnglishSentence sentence, List<EnglishCue> cues, int c) {
        EnglishCue cue = cues.get(c);
        Span span = sentence.span();
        int from = sentence.words().get(cue.at()).end();
        for (int n = c + 1; n < cues.size() && n <= c + CUES; n++) {
            int border = cues.get(n).previousEnd(sentence);
            int other = cues.get(n).clauseStart(sentence);
            if (border > from || other > from) {
                return Math.max(border, other);
            }
        }
        int near = Math.min(span.end(), from + UNITS);
        if (sentence.lastChar() == '?') {
            Matcher question = PATTERNS.matcher("question", sentence.text()).region(from, near);
            if (question.find()) {
                return question.start();
            }
        }
        if (cue.participle() && cue.carries()) {
            // A list of participles or other topics goes on after the comma.
            int comma = sentence.text().indexOf(", ", from + 20 < near ? from + 20 : near, near);
            return comma > 0 ? comma : span.end();
        }
        if (sentence.voice() == Voice.SPEAKER) {
            int but = sentence.text().indexOf(", but ", from, near);
            return but > 0 ? but : span.end();
        }
        return span.end();
    }

    /** Returns where the clause of a cue with a subject of its own begins, "..., and a keeper said that"; otherwise -1. */
    private int clauseStart(EnglishSentence sentence) {
        Words words = sentence.words();
        boolean that = next() < words.size()
                && (words.lower(next()).equals("that") || sentence.text().startsWith(",", end));
        if (participle || carries || !that) {
            return -1;
        }
        for (int i = at - 2; i > 0 && i > at - CLAUSE; i--) {
            if (WordList.of("clause-conjunctions").has(words.lower(i)) && sentence.commaBefore(i)) {
                return words.get(i - 1).end();
            }
            if (!sentence.clean(i)) {
                return -1;
            }
        }
        return -1;
    }

    /** Returns true for a verb with "that" directly after a comma, which goes on with a list: "stated that ..., reiterated that ...". */
    boolean listed(EnglishSentence sentence) {
        Words words = sentence.words();
        if (participle
                || !sentence.commaBefore(at)
                || next() >= words.size()
                || !words.lower(next()).equals("that")) {
            return false;
        }
        // Another comma would enclose a phrase behind a subject: "the mayor, in a speech, stated that".
        String before = sentence.text()
                .substring(sentence.span().start(), words.get(at - 1).end());
        int clause = before.lastIndexOf(" that ");
        return clause >= 0 && before.indexOf(',', clause) < 0;
    }

    /** Returns where the previous report ends if the cue adds to it: "and said that", ", adding that"; otherwise -1. */
    private int previousEnd(EnglishSentence sentence) {
        Words words = sentence.words();
        if (listed(sentence)) {
            return words.get(at - 1).end();
        }
        int j = sentence.beforeAdverbs(at - 1);
        boolean that = next() < words.size() && words.lower(next()).equals("that");
        if (j < 0 || !that && !carries) {
            return -1;
        }
        boolean and = words.lower(j).equals("and");
        boolean goesOn = participle ? and || !sentence.clean(j) : and && sentence.clean(j);
        return !goesOn ? -1 : words.get(and ? Math.max(0, j - 1) : j).end();
    }
}
