package org.onrecord.processor.statement.spanish;

import static org.onrecord.processor.statement.text.WordPatterns.anywhere;
import static org.onrecord.processor.statement.text.WordPatterns.unicodeWords;

import java.util.List;
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

/** Reader of hearsay and rejected words in Spanish. */
public final class SpanishDistanceReader implements DistanceReader {
    private static final Pattern REJECTIONS =
            unicodeWords(WordList.of("spanish", "rejections").alternatives());
    private static final Pattern HEARSAY = unicodeWords(
            "(?:(?:(?:algun[oa]s|ciert[oa]s|much[oa]s|vari[oa]s|hay|otr[oa]s)(?: \\p{L}+){0,4}? |quienes |(?<=[,;.¿:]\\s)|^|nos )(?:dicen|afirman|sostienen|aseguran|alegan|pretenden|insisten en|insinúan|creen|piensan|acusan|inventan|inventaron|dijeron)|se (?:ha |han )?(?:dicho|dice|afirma|afirmado|alega|alegado|especula|especulado|comenta|rumora|rumorea)) (?:de )?que ");
    private static final Pattern MYTH =
            unicodeWords(WordList.of("spanish", "myth-nouns").alternatives() + " de que ");
    private static final Pattern NOTION =
            unicodeWords(WordList.of("spanish", "notion-nouns").alternatives() + " de que ");
    private static final Pattern NOT_TRUE = unicodeWords(
            "(?:(?:es|son|era|fue|resulta) (?:totalmente |completamente |absolutamente |absolutamente |simplemente )?(?:falso|mentira|un mito|una mentira|absurdo|una calumnia)|no (?:es|era) (?:cierto|verdad)|mienten (?:al decir|cuando dicen|quienes dicen)|falsamente (?:dicen|afirman)|es absurdo decir) que ");
    private static final Pattern SUPPOSED = unicodeWords(
            "(?:(?<!por\\s)(?<!dos\\s)(?<!sos\\s)(?<!stos\\s)(?:supuest[oa]s?|presunt[oa]s?(?= (?:amenaza|injerencia|colusión|alianza|vínculo|nexo|complicidad|sobrecapacidad)\\w*))|(?:el|la|los|las) (?:mal |así )?llamad[oa]s?|mal llamad[oa]s?|autodenominad[oa]s?) (?!de que|telef)(?=[\\p{L}“\"«])");
    private static final WordStems STEMS = new WordStems(WordList.of("spanish", "distance-stems"));

    private static final Pattern BREAK = anywhere("(?:(?<=[\\p{L}\\p{N}”\"»])\\s?(?:[,;:]|—|–)\\s*"
            + WordList.of("spanish", "clause-turns").alternatives() + "(?!\\p{L})|\\spero\\s)");
    private static final Pattern VERDICT = unicodeWords(
            "(?:(?:es|son|era|eran|fue|resulta|resultan|está|están|carece[n]?|no (?:es|son|tiene[n]?|se sostiene[n]?|corresponde[n]?|hay)) (?:(?:una?|totalmente|completamente|absolutamente|pura|puras|simplemente|una vil|muy|tan|de|toda|todo|ningún|ninguna) ){0,3}(?:fals[oa]s?|mentiras?|infundad[oa]s?|absurd[oa]s?|calumnias?|mitos?|ciert[oa]s?|verdad|ridícul[oa]s?|fundamento|sustento|base|equivocad[oa]s?|inaceptables?|lógica|sentido|prueba|pruebas)|no se sostienen?)");
    private static final Pattern STOP =
            unicodeWords(WordList.of("spanish", "phrase-ends").alternatives() + "(?!\\p{L})");

    @Override
    public boolean hinted(String text, Span stretch) {
        return STEMS.in(text, stretch);
    }

    @Override
    public boolean rejects(CharSequence words) {
        return REJECTIONS.matcher(words).find();
    }

    @Override
    public void add(String text, Span sentence, Predicate<CharSequence> rejects, List<Distanced> found) {
        if (!hinted(text, sentence)) {
            return;
        }
        String words = sentence.of(text);
        clauses(HEARSAY, words).forEach(clause -> found.add(new Distanced(clause, Why.HEARSAY)));
        clauses(MYTH, words).forEach(clause -> found.add(new Distanced(clause, Why.REJECTED)));
        clauses(NOTION, words).stream()
                .filter(clause ->
                        rejects.test(words.substring(0, clause.start())) || rejects.test(words.substring(clause.end())))
                .forEach(clause -> found.add(new Distanced(clause, Why.REJECTED)));
        clauses(NOT_TRUE, words).forEach(clause -> found.add(new Distanced(clause, Why.REJECTED)));
        Matcher supposed = SUPPOSED.matcher(words);
        while (supposed.find()) {
            Span span = ClauseBounds.quotation(words, supposed.end()).orElseGet(() -> phrase(words, supposed.end()));
            if (span.end() > span.start()) {
                found.add(new Distanced(span, Why.REJECTED));
            }
        }
    }

    /** Returns the clauses of three or more words after a lead. */
    private static List<Span> clauses(Pattern lead, String sentence) {
        return lead.matcher(sentence)
                .results()
                .map(found -> {
                    int end = first(BREAK, sentence, found.end(), sentence.length());
                    end = first(VERDICT, sentence, found.end(), end);
                    return ClauseBounds.tidy(sentence, found.end(), end);
                })
                .filter(clause ->
                        Word.split(sentence, clause.start(), clause.end()).size() >= 3)
                .toList();
    }

    private static int first(Pattern pattern, String sentence, int start, int end) {
        Matcher matcher = pattern.matcher(sentence).region(start, end);
        matcher.useTransparentBounds(true);
        return matcher.find() && matcher.start() > start ? matcher.start() : end;
    }

    private static Span phrase(String sentence, int start) {
        if (STOP.matcher(sentence).region(start, sentence.length()).lookingAt()) {
            return new Span(start, start);
        }
        int end = first(STOP, sentence, start, sentence.length());
        for (int i = start; i < end; i++) {
            if (",.;:!?()—".indexOf(sentence.charAt(i)) >= 0) {
                end = i;
            }
        }
        return ClauseBounds.tidy(sentence, start, end);
    }
}
