package org.onrecord.processor.statement.english;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Distanced.Why;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.text.ClauseBounds;
import org.onrecord.processor.statement.text.Skip;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.WordStems;
import org.onrecord.processor.statement.text.Words;

/** Reader of hearsay and rejected words in English: a clause ends before the last verdict, a name or four words are a phrase. */
public final class EnglishDistanceReader extends DistanceReader {
    private static final int PHRASE = 4;
    private static final WordStems STEMS = new WordStems(WordList.of("english", "distance-stems"));
    private static final WordStems SAYING = new WordStems(WordList.of("distance-saying"));
    private static final WordStems SOMEONE = new WordStems(WordList.of("distance-someone"));
    private static final Pattern NEGATED = Pattern.compile("(?i)\\b(?:not|never|nobody)\\b|n['’]t\\b");

    public EnglishDistanceReader() {
        super("english", (text, span) -> STEMS.in(text, span) || SAYING.in(text, span) && SOMEONE.in(text, span));
    }

    @Override
    protected boolean accepts(Lead lead, MatchResult match, String sentence, Span words) {
        return !lead.reach().equals("clause")
                || !(lead.why() == Why.HEARSAY && own(match, sentence)) && isClause(match, sentence, words);
    }

    /** Returns false if the words begin with a verb ("lies that are told") or a preposition ("some argue under this law"). */
    private static boolean isClause(MatchResult lead, String sentence, Span clause) {
        Words all = Word.split(sentence, clause.start(), Math.min(clause.end(), clause.start() + 80));
        return all.size() >= FEWEST_WORDS
                && !WordList.of("distance-verbs").has(all.getFirst().lower())
                && (lead.group().stripTrailing().endsWith("that")
                        || !WordList.of("distance-prepositions")
                                .has(all.getFirst().lower()));
    }

    /** Returns true if the speaker is among those who say the words ("as many of us have said") or if nobody says them. */
    private static boolean own(MatchResult lead, String sentence) {
        String before =
                sentence.substring(Math.max(0, lead.start() - 12), lead.start()).toLowerCase(Locale.ROOT);
        String words = lead.group().toLowerCase(Locale.ROOT);
        return NEGATED.matcher(words).find()
                || before.matches("(?s).*\\b(?:i|we|our|my|as)\\s+")
                || words.matches("(?s).*\\b(?:i|we|you|us|he|she|my|our|your)\\b.*")
                        && !words.matches("(?s).*\\baccused? us of\\s");
    }

    /** Returns a capitalised name, or up to four words before the next function word. */
    @Override
    protected Span phrase(String sentence, int start) {
        Words all = Word.split(sentence, start, Math.min(sentence.length(), start + 120));
        int end = start;
        boolean name = !all.isEmpty() && all.getFirst().capitalised();
        for (int i = 0; i < all.size(); i++) {
            Word word = all.get(i);
            boolean joins = name
                    && i + 1 < all.size()
                    && all.capital(i + 1)
                    && (word.lower().equals("of") || word.lower().equals("and"));
            boolean goesOn = word.capitalised() && name
                    || joins
                    || i < PHRASE
                            && !patterns.matcher("phrase-end", word.lower()).matches();
            boolean gerund = i > 0 && !word.capitalised() && word.lower().endsWith("ing");
            if (!goesOn || gerund || !sentence.substring(end, word.start()).isBlank()) {
                break;
            }
            end = word.end();
        }
        Span quoted = end > start ? quotation(sentence, end + 1).orElse(null) : null;
        return new Span(start, quoted == null ? end : quoted.end() + 1);
    }

    @Override
    protected Span clause(Lead lead, String sentence, int from) {
        Span whole = quotation(sentence, from).orElse(null);
        if (whole != null && wordsOf(sentence, whole) >= FEWEST_WORDS && !goesOn(sentence, whole.end() + 1)) {
            return whole;
        }
        int start = Skip.over(sentence, from, sentence.length(), "—–- ");
        int end = starts("turn", sentence, start, sentence.length()).findFirst().orElse(sentence.length());
        int verdict = starts("verdict", sentence, start, end)
                .filter(at -> wordsOf(sentence, new Span(start, at)) >= 1)
                .reduce((one, next) -> next)
                .orElse(end);
        return ClauseBounds.tidy(sentence, start, verdict);
    }

    /** Returns true if the words after a quotation belong to the same clause: “the lakes” are poisoned. */
    private boolean goesOn(String sentence, int behind) {
        return behind + 1 < sentence.length()
                && Character.isWhitespace(sentence.charAt(behind))
                && Character.isLowerCase(sentence.charAt(behind + 1))
                && !at("verdict", sentence, behind + 1);
    }

    private static int wordsOf(String sentence, Span span) {
        return Word.split(sentence, span.start(), span.end()).size();
    }
}
