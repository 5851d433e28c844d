package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.passage.Passage;

/** The words of a passage that show a side: the strongest sentence, with neighbours that are at least half as strong. */
record ShownWords(Span span, String text) {
    /** A neighbour is part of the evidence from this share of the strongest sentence's probability on. */
    private static final double SHOWS = 0.5;

    /**
     * @param sentences indices in the passage of the sentences that can show it, ascending; not empty
     * @param strongest index in these of the one that shows it best
     * @param probabilities that each of these takes the side
     */
    static ShownWords of(Passage passage, List<Integer> sentences, int strongest, double[] probabilities) {
        List<Passage.Sentence> all = passage.sentences();
        int first = sentences.get(strongest);
        int last = first;
        for (int i = Math.max(0, strongest - 1); i < Math.min(probabilities.length, strongest + 2); i++) {
            int each = sentences.get(i);
            if (probabilities[i] >= SHOWS * probabilities[strongest]) {
                first = each == first - 1 && all.get(first).gap() != null ? each : first;
                last = each == last + 1 && all.get(each).gap() != null ? each : last;
            }
        }
        Span span = new Span(all.get(first).span().start(), all.get(last).span().end());
        return new ShownWords(span, passage.words(span));
    }

    /** Returns the index of the highest probability; the first of equals. */
    static int strongest(double[] probabilities) {
        int strongest = 0;
        for (int i = 1; i < probabilities.length; i++) {
            strongest = probabilities[i] > probabilities[strongest] ? i : strongest;
        }
        return strongest;
    }
}
