package org.onrecord.processor.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Span;

/**
 * Finds the words in a speaker's words that are not the speaker's own though nobody is named who says them: hearsay ("some claim
 * that ..."), and what is taken up to be rejected ("the myth that ...", "the so-called ..."). Only the embedded words are found; the
 * words that introduce or reject them are the speaker's.
 */
public final class Distance {
    /** What stands in two languages' scripts is looked for in sentences of no more than this; longer ones are looked over in part. */
    private static final int LONGEST = 2_000;

    private Distance() {}

    /**
     * The others' words of a stretch of text, in order, none overlapping another.
     *
     * @param text the document's text
     * @param span the speaker's words; offsets of the answer are those of {@code text}
     * @param language BCP 47 tag
     */
    public static List<Distanced> in(String text, Span span, String language) {
        if (!hinted(text, span)) {
            return List.of();
        }
        List<Distanced> found = new ArrayList<>();
        for (Span sentence : Sentences.split(text, span, language)) {
            String words = text.substring(sentence.start(), Math.min(sentence.end(), sentence.start() + LONGEST));
            for (Distanced each : sentence(words)) {
                found.add(new Distanced(
                        new Span(
                                sentence.start() + each.span().start(),
                                sentence.start() + each.span().end()),
                        each.why()));
            }
        }
        return found;
    }

    private static boolean hinted(String text, Span span) {
        return hinted(EnglishDistance.HINT, text, span)
                || hinted(ChineseDistance.HINT, text, span)
                || hinted(SpanishDistance.HINT, text, span);
    }

    private static boolean hinted(Pattern hint, String text, Span span) {
        return hint.matcher(text).region(span.start(), span.end()).find();
    }

    private static List<Distanced> sentence(String words) {
        List<Distanced> found = new ArrayList<>();
        if (ChineseDistance.HINT.matcher(words).find()) {
            ChineseDistance.add(words, found);
        }
        if (EnglishDistance.HINT.matcher(words).find()) {
            EnglishDistance.add(words, found);
        }
        if (SpanishDistance.HINT.matcher(words).find()) {
            SpanishDistance.add(words, found);
        }
        return apart(found);
    }

    /** The marks in order; of two that overlap, the one that begins first, else the longer. */
    static List<Distanced> apart(List<Distanced> marks) {
        List<Distanced> sorted = new ArrayList<>(marks);
        sorted.sort(Comparator.comparingInt((Distanced mark) -> mark.span().start())
                .thenComparing(mark -> -mark.span().end()));
        List<Distanced> apart = new ArrayList<>();
        int end = 0;
        for (Distanced mark : sorted) {
            if (mark.span().start() >= end && mark.span().end() > mark.span().start()) {
                apart.add(mark);
                end = mark.span().end();
            }
        }
        return apart;
    }
}
