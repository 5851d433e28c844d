package org.onrecord.dashboard.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.Bits;

/** Who spoke. */
public final class Speakers {
    private Speakers() {}

    /**
     * An actor who spoke.
     *
     * @param actor its key
     * @param name for people
     * @param side the government spoken for
     * @param tier 1 to 4
     * @param statements distinct statements, counted or not
     */
    public record Speaker(String actor, String name, String side, int tier, int statements) {
        private Speaker plus(Speaker other) {
            return new Speaker(actor, name, side, Math.min(tier, other.tier), statements + other.statements);
        }
    }

    /** The actors who spoke, the one with most statements first. */
    public static List<Speaker> of(Reading reading) {
        Map<String, Speaker> speakers = new TreeMap<>();
        Reading.io(() -> {
            gather(reading, speakers);
            return speakers;
        });
        return speakers.values().stream()
                .sorted(Comparator.comparingInt(Speaker::statements).reversed().thenComparing(Speaker::name))
                .toList();
    }

    private static void gather(Reading reading, Map<String, Speaker> speakers) throws IOException {
        Query query =
                Reading.all(List.of(Reading.type("statement"), reading.shown().query()));
        var weight =
                reading.searcher().createWeight(reading.searcher().rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : reading.searcher().getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            SortedDocValues actors = leaf.reader().getSortedDocValues(Schema.ACTOR);
            if (scorer == null || actors == null) {
                continue;
            }
            SortedDocValues names = leaf.reader().getSortedDocValues(Schema.NAME);
            SortedDocValues sides = leaf.reader().getSortedDocValues(Schema.SIDE);
            NumericDocValues tiers = leaf.reader().getNumericDocValues(Schema.TIER);
            Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator hits = scorer.iterator();
            for (int entry = hits.nextDoc(); entry != DocIdSetIterator.NO_MORE_DOCS; entry = hits.nextDoc()) {
                if ((live == null || live.get(entry)) && actors.advanceExact(entry)) {
                    Speaker speaker = new Speaker(
                            word(actors, entry),
                            word(names, entry),
                            word(sides, entry),
                            tiers.advanceExact(entry) ? (int) tiers.longValue() : 4,
                            1);
                    speakers.merge(speaker.actor, speaker, Speaker::plus);
                }
            }
        }
    }

    private static String word(SortedDocValues values, int entry) throws IOException {
        return values.advanceExact(entry) ? values.lookupOrd(values.ordValue()).utf8ToString() : "";
    }
}
