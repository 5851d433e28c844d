package org.onrecord.processor.statement.spanish;

import static org.onrecord.processor.statement.text.WordPatterns.anywhere;
import static org.onrecord.processor.statement.text.WordPatterns.unicodeWords;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Distanced.Why;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.distance.ClauseBounds;
import org.onrecord.processor.statement.distance.Rejection;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.WordStems;

/** Others' words in a sentence of Spanish. */
final class SpanishDistanceReader implements DistanceReader {
    private static final Pattern HEARSAY = unicodeWords(
            "(?:(?:(?:algun[oa]s|ciert[oa]s|much[oa]s|vari[oa]s|hay|otr[oa]s)(?: \\p{L}+){0,4}? |quienes |(?<=[,;.¿:]\\s)|^|nos )(?:dicen|afirman|sostienen|aseguran|alegan|pretenden|insisten en|insinúan|creen|piensan|acusan|inventan|inventaron|dijeron)|se (?:ha |han )?(?:dicho|dice|afirma|afirmado|alega|alegado|especula|especulado|comenta|rumora|rumorea)) (?:de )?que ");
    private static final Pattern MYTH = unicodeWords(
            "(?:acusaci(?:ón|ones)|señalamientos?|mentiras?|mitos?|rumor(?:es)?|infundios?|calumnias?|narrativas?|insinuaci(?:ón|ones)|falsedad(?:es)?|pretexto|excusa|falacia|cuento|falsa (?:idea|noción|creencia)) de que ");
    private static final Pattern NOTION = unicodeWords(
            "(?:idea|noción|argumento|versi(?:ón|ones)|afirmaci(?:ón|ones)|declaraci(?:ón|ones)|tesis|teoría|discurso|premisa) de que ");
    private static final Pattern NOT_TRUE = unicodeWords(
            "(?:(?:es|son|era|fue|resulta) (?:totalmente |completamente |absolutamente |absolutamente |simplemente )?(?:falso|mentira|un mito|una mentira|absurdo|una calumnia)|no (?:es|era) (?:cierto|verdad)|mienten (?:al decir|cuando dicen|quienes dicen)|falsamente (?:dicen|afirman)|es absurdo decir) que ");
    private static final Pattern SUPPOSED = unicodeWords(
            "(?:(?<!por\\s)(?<!dos\\s)(?<!sos\\s)(?<!stos\\s)(?:supuest[oa]s?|presunt[oa]s?(?= (?:amenaza|injerencia|colusión|alianza|vínculo|nexo|complicidad|sobrecapacidad)\\w*))|(?:el|la|los|las) (?:mal |así )?llamad[oa]s?|mal llamad[oa]s?|autodenominad[oa]s?) (?!de que|telef)(?=[\\p{L}“\"«])");
    /** Stems of which every sentence that is looked at has one. */
    private static final WordStems STEMS = new WordStems(WordList.of("spanish", "distance-stems"));

    private static final Pattern BREAK = anywhere(
            "(?:(?<=[\\p{L}\\p{N}”\"»])\\s?(?:[,;:]|—|–)\\s*(?:pero|sino|cuando|aunque|mientras|lo cual|lo que|eso|esto|y (?:eso|no|es|yo|nosotros)|no|nosotros|yo|la verdad|los hechos|la realidad|es|son|nada|porque|ni|sin embargo|en realidad)(?!\\p{L})|\\spero\\s)");
    private static final Pattern VERDICT = unicodeWords(
            "(?:(?:es|son|era|eran|fue|resulta|resultan|está|están|carece[n]?|no (?:es|son|tiene[n]?|se sostiene[n]?|corresponde[n]?|hay)) (?:(?:una?|totalmente|completamente|absolutamente|pura|puras|simplemente|una vil|muy|tan|de|toda|todo|ningún|ninguna) ){0,3}(?:fals[oa]s?|mentiras?|infundad[oa]s?|absurd[oa]s?|calumnias?|mitos?|ciert[oa]s?|verdad|ridícul[oa]s?|fundamento|sustento|base|equivocad[oa]s?|inaceptables?|lógica|sentido|prueba|pruebas)|no se sostienen?)");
    private static final Pattern STOP = unicodeWords(
            "(?:de|del|en|que|y|o|a|al|para|por|con|es|son|era|fue|fueron|no|se|como|entre|sobre|ha|han|está|están|sirve|sirven|contra|sin|desde|hasta|ni|hoy|ahora|hayan?|hay|nunca|jamás|siempre|pero|lo|la|el|los|las|nos|ya|también|solo|sólo)(?!\\p{L})");

    /** True if the words are worth being looked at. */
    @Override
    public boolean hinted(String text, Span span) {
        return STEMS.in(text, span);
    }

    @Override
    public void add(String text, Span part, List<Distanced> found) {
        if (!hinted(text, part)) {
            return;
        }
        String sentence = part.of(text);
        clauses(HEARSAY, Why.HEARSAY, false, sentence, found);
        clauses(MYTH, Why.REJECTED, false, sentence, found);
        clauses(NOTION, Why.REJECTED, true, sentence, found);
        clauses(NOT_TRUE, Why.REJECTED, false, sentence, found);
        Matcher supposed = SUPPOSED.matcher(sentence);
        while (supposed.find()) {
            Span span =
                    ClauseBounds.quotation(sentence, supposed.end()).orElseGet(() -> phrase(sentence, supposed.end()));
            if (span.end() > span.start()) {
                found.add(new Distanced(span, Why.REJECTED));
            }
        }
    }

    private static void clauses(Pattern lead, Why why, boolean mustBeRejected, String sentence, List<Distanced> found) {
        Matcher matcher = lead.matcher(sentence);
        while (matcher.find()) {
            int start = matcher.end();
            int end = first(BREAK, sentence, start, sentence.length());
            end = first(VERDICT, sentence, start, end);
            Span clause = ClauseBounds.tidy(sentence, start, end);
            boolean rejected = !mustBeRejected
                    || Rejection.in(sentence.substring(0, start))
                    || Rejection.in(sentence.substring(clause.end()));
            if (rejected && Word.split(sentence, start, clause.end()).size() >= 3) {
                found.add(new Distanced(clause, why));
            }
        }
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
