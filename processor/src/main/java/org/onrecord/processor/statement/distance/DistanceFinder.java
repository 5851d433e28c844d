package org.onrecord.processor.statement.distance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.text.SentenceSplitter;

/**
 * Finds the words in a speaker's words that are not the speaker's own though nobody is named who says them: hearsay ("some claim
 * that ..."), and what is taken up to be rejected ("the myth that ...", "the so-called ..."). Only the embedded words are found; the
 * words that introduce or reject them are the speaker's.
 */
public final class DistanceFinder {
    /** What stands in two languages' scripts is looked for in sentences of no more than this; longer ones are looked over in part. */
    private static final int LONGEST = 2_000;

    private DistanceFinder() {}

    /**
     * The others' words of a stretch of text, in order, none overlapping another.
     *
     * @param text the document's text
     * @param span the speaker's words; offsets of the answer are those of {@code text}
     */
    public static List<Distanced> in(String text, Span span, List<DistanceReader> readers) {
        List<DistanceReader> hinted =
                readers.stream().filter(reader -> reader.hinted(text, span)).toList();
        if (hinted.isEmpty()) {
            return List.of();
        }
        List<Distanced> found = new ArrayList<>();
        for (Span sentence : SentenceSplitter.split(text, span)) {
            Span part = new Span(sentence.start(), Math.min(sentence.end(), sentence.start() + LONGEST));
            List<Distanced> marks = new ArrayList<>();
            hinted.forEach(reader -> reader.add(text, part, marks));
            for (Distanced each : apart(marks)) {
                found.add(moved(each, sentence.start()));
            }
        }
        return found;
    }

    private static Distanced moved(Distanced mark, int by) {
        return new Distanced(new Span(mark.span().start() + by, mark.span().end() + by), mark.why());
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
