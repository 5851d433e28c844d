package org.onrecord.processor.statement.language;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Distanced.Why;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.text.ClauseBounds;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Skip;
import org.onrecord.processor.statement.text.Word;

/**
 * A reader of words that are not the speaker's own although no other speaker is named: hearsay ("some claim that ...") and rejected words
 * ("the so-called ..."). The words that introduce them stand in the file {@code only/distance.txt} of a language; where they end by rules
 * of its own, the language overrides {@link #clause} and {@link #phrase}.
 */
public class DistanceReader {
    /** A clause has at least this many words. */
    protected static final int FEWEST_WORDS = 3;

    private static final String PHRASE_MARKS = ",.;:!?()—";
    private static final Pattern LAST_WORD = Pattern.compile("\\\\s\\+[a-z]+\\\\s\\+$");

    protected final PatternFile patterns;
    private final List<Lead> leads;
    private final BiPredicate<String, Span> hint;

    /**
     * Words that introduce others' words.
     *
     * @param disputed true if the others' words count only in a sentence that rejects something
     * @param reach what follows: a clause, any words, a phrase, a quotation, or what a language defines
     * @param lastWord with which the lead ends, looked for first; null if it may end with several
     */
    protected record Lead(
            Pattern pattern,
            Why why,
            boolean disputed,
            String reach,
            @Nullable Pattern lastWord) {
        static Lead of(PatternFile.Line line) {
            String why = line.names().getFirst();
            Matcher last = LAST_WORD.matcher(line.pattern().pattern());
            return new Lead(
                    line.pattern(),
                    why.equals("hearsay") ? Why.HEARSAY : Why.REJECTED,
                    why.equals("disputed"),
                    line.names().getLast(),
                    last.find() ? Pattern.compile(last.group(), Pattern.CASE_INSENSITIVE) : null);
        }

        boolean possible(String sentence) {
            return lastWord == null || lastWord.matcher(sentence).find();
        }
    }

    /**
     * Creates the reader of a language.
     *
     * @param hint false for a stretch of text that certainly has no such words; this quick check saves most texts the slow one
     */
    public DistanceReader(String language, BiPredicate<String, Span> hint) {
        this.hint = hint;
        patterns = PatternFile.lenient(language, "distance");
        leads = patterns.lines().stream()
                .filter(line -> line.names().size() == 2)
                .map(Lead::of)
                .toList();
    }

    /** Returns false if a stretch certainly has no such words. */
    public final boolean hinted(String text, Span stretch) {
        return hint.test(text, stretch);
    }

    /** Returns true if words reject something: "groundless", "we reject". */
    public final boolean rejects(CharSequence words) {
        return patterns.in("rejects", words);
    }

    /**
     * Adds the words found in a sentence, with spans relative to it.
     *
     * @param rejects true for words that reject something in any language, since documents mix languages
     */
    public void add(String text, Span sentence, Predicate<CharSequence> rejects, List<Distanced> found) {
        if (hinted(text, sentence)) {
            add(sentence.of(text), rejects, found);
        }
    }

    protected void add(String sentence, Predicate<CharSequence> rejects, List<Distanced> found) {
        for (Lead lead : leads) {
            if (!lead.possible(sentence)) {
                continue;
            }
            Matcher matcher = lead.pattern().matcher(sentence);
            while (matcher.find()) {
                Span span = behind(lead, sentence, matcher.end());
                boolean rejected = !lead.disputed()
                        || rejects.test(sentence.substring(0, matcher.end()))
                        || rejects.test(sentence.substring(span.end()));
                if (rejected && accepts(lead, matcher, sentence, span)) {
                    found.add(new Distanced(span, lead.why()));
                }
            }
        }
    }

    /** Returns the words behind a lead; empty if there are none of its kind. */
    private Span behind(Lead lead, String sentence, int start) {
        return switch (lead.reach()) {
            case "quotation" -> quotation(sentence, start).orElse(new Span(start, start));
            case "phrase" -> quotation(sentence, start).orElseGet(() -> phrase(sentence, start));
            default -> clause(lead, sentence, start);
        };
    }

    /** Returns the words of the quotation that opens at a place. */
    protected Optional<Span> quotation(String sentence, int start) {
        return ClauseBounds.quotation(sentence, start);
    }

    /** Returns the clause from a place up to a turn of the sentence or the verdict on it. */
    protected Span clause(Lead lead, String sentence, int start) {
        int end = first("turn", sentence, start, sentence.length());
        return ClauseBounds.tidy(sentence, start, first("verdict", sentence, start, end));
    }

    /** Returns the phrase from a place up to a mark or a word that ends it. */
    protected Span phrase(String sentence, int start) {
        if (at("phrase-end", sentence, start)) {
            return new Span(start, start);
        }
        int end = first("phrase-end", sentence, start, sentence.length());
        return ClauseBounds.tidy(sentence, start, Skip.over(sentence, start, end, c -> PHRASE_MARKS.indexOf(c) < 0));
    }

    /** Returns true if the words behind a lead are others'. */
    protected boolean accepts(Lead lead, MatchResult match, String sentence, Span words) {
        return !lead.reach().equals("clause")
                || Word.split(sentence, words.start(), words.end()).size() >= FEWEST_WORDS;
    }

    private int first(String pattern, String sentence, int start, int end) {
        return starts(pattern, sentence, start, end)
                .limit(1)
                .filter(at -> at > start)
                .findFirst()
                .orElse(end);
    }

    /** Returns where a pattern begins in a part of a sentence. */
    protected final IntStream starts(String pattern, String sentence, int start, int end) {
        return patterns.matcher(pattern, sentence)
                .region(start, end)
                .useTransparentBounds(true)
                .results()
                .mapToInt(MatchResult::start);
    }

    /** Returns true if a pattern begins at a place. */
    protected final boolean at(String pattern, String sentence, int start) {
        return patterns.matcher(pattern, sentence)
                .region(start, sentence.length())
                .lookingAt();
    }
}
