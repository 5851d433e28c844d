package org.onrecord.processor.statement.chinese;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Distanced.Why;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.ClauseBounds;
import org.onrecord.processor.statement.text.Skip;
import org.onrecord.processor.statement.text.WordList;

/** Reader of hearsay and rejected words in Chinese, where the noun that rejects a proposition may stand behind it: ……的说法纯属……. */
public final class ChineseDistanceReader extends DistanceReader {
    private static final Pattern HINT =
            Pattern.compile(WordList.of("chinese", "distance-hints").alternatives());
    private static final int SHORTEST = 4;
    private static final int TOLD = 7;
    private static final int LONGEST_SAYING = 60;

    public ChineseDistanceReader() {
        super(
                "chinese",
                (text, span) -> ChineseScript.has(text, span)
                        && HINT.matcher(text).region(span.start(), span.end()).find());
    }

    @Override
    public void add(String text, Span sentence, Predicate<CharSequence> rejects, List<Distanced> found) {
        if (ChineseScript.has(text, sentence)) {
            String words = sentence.of(text);
            add(words, rejects, found);
            sayings(words, rejects, found);
            quotedSayings(words, rejects, found);
            patterns.matcher("theory", words)
                    .results()
                    .forEach(each -> found.add(new Distanced(new Span(each.start(1), each.end(1)), Why.REJECTED)));
        }
    }

    @Override
    protected boolean accepts(Lead lead, MatchResult match, String sentence, Span words) {
        return switch (lead.reach()) {
            case "phrase" -> !at("definition", sentence, match.end());
            case "quotation" -> hyped(match.group(), sentence, words.end() + 1);
            default ->
                told(sentence, words)
                        && !nominal(sentence, match.end())
                        && (lead.why() == Why.HEARSAY
                                ? !match.group().contains("中方")
                                        && !match.group().contains("我国")
                                : slander(match, sentence, words.of(sentence)));
        };
    }

    private static boolean told(String sentence, Span clause) {
        return clause.end() - clause.start() >= SHORTEST && !clause.of(sentence).startsWith("所谓");
    }

    /** Returns true if the words after the verb make it a noun: "的指责", 指责和抹黑. */
    private static boolean nominal(String sentence, int at) {
        return at >= sentence.length() || "的和与、，。；！？及等”".indexOf(sentence.charAt(at)) >= 0;
    }

    private boolean slander(MatchResult verb, String sentence, String words) {
        int start = verb.start();
        boolean stops = start >= 2
                && !sentence.startsWith("称", verb.end() - 1)
                && patterns.in("speakers", sentence.substring(Math.max(0, start - 6), start));
        return !stops
                && !words.startsWith("抹黑")
                && !words.startsWith("攻击")
                && patterns.in("predicate", words.substring(2))
                && (start == 0 || sentence.charAt(start - 1) != '的');
    }

    /** Returns true for a quotation after a verb of hyping, or one that is called a pretext. */
    private boolean hyped(String verb, String sentence, int behind) {
        boolean pretended =
                verb.startsWith("以") || verb.startsWith("打着") || verb.startsWith("借") && !verb.startsWith("借口");
        boolean neutral = verb.startsWith("成") || verb.startsWith("制造") || verb.startsWith("中") || verb.startsWith("我");
        return !neutral && (!pretended || at("pretext", sentence, Math.min(sentence.length(), behind)));
    }

    /** Returns the words after "so-called" up to a noun of saying, to the matter that they name, or to the end of the phrase. */
    @Override
    protected Span phrase(String sentence, int start) {
        int end = ofSaying(sentence, start);
        Matcher named = patterns.matcher("matter", sentence).region(start, sentence.length());
        if (end < 0 && named.lookingAt()) {
            end = named.end();
        }
        if (end < 0) {
            end = patterns.matcher("phrase-end", sentence)
                    .region(start, sentence.length())
                    .results()
                    .mapToInt(MatchResult::start)
                    .filter(at -> at > start + 1)
                    .findFirst()
                    .orElse(sentence.length());
        }
        Span words = ClauseBounds.tidy(sentence, start, end);
        return words.end() - words.start() >= 2 ? words : new Span(start, start);
    }

    /** Returns where a proposition ends before 的说法 or a similar noun in the same clause, or -1. */
    private int ofSaying(String sentence, int start) {
        Matcher of = patterns.matcher("of-saying", sentence).region(start, sentence.length());
        String words = of.find() ? sentence.substring(start, of.start()) : "。";
        return words.length() <= LONGEST_SAYING
                        && words.indexOf('。') < 0
                        && words.indexOf('；') < 0
                        && words.chars().filter(c -> c == '，').count() <= 1
                ? of.start()
                : -1;
    }

    /** Adds propositions before a noun of saying that the sentence rejects: "……的说法纯属……". */
    private void sayings(String sentence, Predicate<CharSequence> rejects, List<Distanced> found) {
        Matcher of = patterns.matcher("of-saying", sentence);
        while (of.find()) {
            int start = Skip.back(sentence, 0, of.start(), c -> "，。；！？：、）".indexOf(c) < 0);
            Matcher topic = patterns.matcher("about", sentence.substring(start, of.start()));
            boolean named = topic.find();
            start += named ? topic.end() : 0;
            Span span = new Span(start, of.start());
            String words = span.of(sentence);
            boolean proposition = (patterns.in("predicate", words) || named && words.length() >= TOLD)
                    && !patterns.in("no-proposition", words);
            if (proposition
                    && (rejects.test(sentence.substring(0, start))
                            || rejects.test(sentence.substring(of.start() + 1)))) {
                Span told = quotation(sentence, start)
                        .filter(quotation -> quotation.end() + 1 == of.start())
                        .orElse(span);
                if (told(sentence, told)) {
                    found.add(new Distanced(told, Why.REJECTED));
                }
            }
        }
    }

    /** Adds quotations before such a noun. */
    private void quotedSayings(String sentence, Predicate<CharSequence> rejects, List<Distanced> found) {
        for (int open = sentence.indexOf('“'); open >= 0; open = sentence.indexOf('“', open + 1)) {
            Span quotation = quotation(sentence, open).orElse(null);
            if (quotation == null) {
                return;
            }
            if (at("saying", sentence, Math.min(sentence.length(), quotation.end() + 1))
                    && rejects.test(sentence.substring(0, open) + sentence.substring(quotation.end()))) {
                found.add(new Distanced(quotation, Why.REJECTED));
            }
        }
    }

    @Override
    protected Optional<Span> quotation(String sentence, int start) {
        int mark = start < sentence.length() ? "“\"《「".indexOf(sentence.charAt(start)) : -1;
        int end = mark < 0 ? -1 : sentence.indexOf("”\"》」".charAt(mark), start + 1);
        return end > start + 1 ? Optional.of(new Span(start + 1, end)) : Optional.empty();
    }

    @Override
    protected Span clause(Lead lead, String sentence, int start) {
        Span quotation = quotation(sentence, start).orElse(null);
        if (quotation != null
                && (quotation.end() + 1 >= sentence.length()
                        || "，。；！？".indexOf(sentence.charAt(quotation.end() + 1)) >= 0)) {
            return quotation;
        }
        String turns = lead.reach().equals("report") ? "question" : "turn";
        int end = starts(turns, sentence, start, sentence.length()).findFirst().orElse(sentence.length());
        int verdict = starts("verdict", sentence, start, end)
                .filter(at -> at > start + 3 && sentence.charAt(at) == '，')
                .findFirst()
                .orElse(end);
        return ClauseBounds.tidy(sentence, start, verdict);
    }
}
