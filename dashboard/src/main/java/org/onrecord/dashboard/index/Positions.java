package org.onrecord.dashboard.index;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;

/**
 * What each side holds on each claim, by the distinct official statements that take a side.
 *
 * @param sides the sides that spoke, the one with most statements first
 * @param claims in the order of the issue file
 */
public record Positions(List<Side> sides, List<Row> claims) {
    /**
     * A side that spoke.
     *
     * @param side e.g. {@code CN}
     * @param statements distinct official statements of it, with or without a stance
     */
    public record Side(String side, int statements) {}

    /**
     * A claim with what each side holds on it.
     *
     * @param claim its id
     * @param label a few words
     * @param text what being in favour means
     * @param cells one for each side that took a side on it
     */
    public record Row(String claim, String label, String text, List<Cell> cells) {}

    /**
     * What one side holds on one claim.
     *
     * @param side e.g. {@code CN}
     * @param favor distinct statements in favour
     * @param against distinct statements against
     * @param newest the newest words
     */
    public record Cell(String side, int favor, int against, Words newest) {}

    /**
     * Words that take a side.
     *
     * @param statement the statement's id
     * @param document the id of the document that carries it
     * @param stance the side taken
     * @param words the deciding words, verbatim
     * @param language of the words, BCP 47
     * @param speaker as the registry names the speaker, else as spelled; null where nobody is named
     * @param role as the document gives it, else null
     * @param day null is undated
     * @param publisher who published the document
     */
    public record Words(
            String statement,
            String document,
            Stance stance,
            String words,
            String language,
            @Nullable String speaker,
            @Nullable String role,
            @Nullable LocalDate day,
            String publisher) {}

    /** Counts the positions on an issue's claims. */
    public static Positions of(Reading reading, Issue issue) {
        Tally tally = new Tally();
        Reading.io(() -> {
            tally.count(reading, StatementQuery.counted(reading));
            return tally;
        });
        List<Side> sides = tally.statements.entrySet().stream()
                .map(entry -> new Side(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Side::statements).reversed().thenComparing(Side::side))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Issue.Claim claim : issue.claims()) {
            List<Cell> cells = new ArrayList<>();
            for (Side side : sides) {
                tally.cell(claim.id(), side.side())
                        .map(count -> count.cell(reading, claim.id(), side.side()))
                        .ifPresent(cells::add);
            }
            rows.add(new Row(claim.id(), claim.label(), claim.text(), cells));
        }
        return new Positions(sides, rows);
    }

    private static final class Count {
        private int favor;
        private int against;
        private int newest;
        private long newestDay = Long.MIN_VALUE;
        /** Decides between the newest of one day, so that the order of arrival does not. */
        private String newestPlace = "";

        private boolean empty = true;

        void add(Stance stance, int entry, long day, String place) {
            if (stance == Stance.FAVOR) {
                favor++;
            } else {
                against++;
            }
            if (empty || day > newestDay || (day == newestDay && place.compareTo(newestPlace) < 0)) {
                empty = false;
                newestPlace = place;
                newest = entry;
                newestDay = day;
            }
        }

        Cell cell(Reading reading, String claim, String side) {
            Statement statement = reading.event(newest, Statement.class);
            Statement.StanceLabel label = statement.stances().stream()
                    .filter(each -> each.claim().equals(claim))
                    .findFirst()
                    .orElseThrow();
            String name = statement.actor().name();
            Optional<String> language = Optional.ofNullable(
                    reading.languages(Set.of(statement.document().id()))
                            .get(statement.document().id()));
            return new Cell(
                    side,
                    favor,
                    against,
                    new Words(
                            statement.id(),
                            statement.document().id(),
                            label.stance(),
                            label.words(),
                            StatementQuery.language(label.words(), language),
                            name == null ? statement.speaker().name() : name,
                            statement.speaker().role(),
                            statement.day(),
                            statement.document().publisher()));
        }
    }

    private static final class Tally {
        private final Map<String, Integer> statements = new TreeMap<>();
        private final Map<String, Count> cells = new TreeMap<>();

        Optional<Count> cell(String claim, String side) {
            return Optional.ofNullable(cells.get(claim + " " + side));
        }

        void count(Reading reading, Query query) throws IOException {
            Query rewritten = reading.searcher().rewrite(query);
            Weight weight = reading.searcher().createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext leaf : reading.searcher().getIndexReader().leaves()) {
                Scorer scorer = weight.scorer(leaf);
                SortedDocValues sides = leaf.reader().getSortedDocValues(Schema.SIDE);
                if (scorer != null && sides != null) {
                    count(leaf, scorer.iterator(), sides);
                }
            }
        }

        private void count(LeafReaderContext leaf, DocIdSetIterator hits, SortedDocValues sides) throws IOException {
            SortedSetDocValues stances = leaf.reader().getSortedSetDocValues(Schema.STANCE);
            SortedDocValues documents = leaf.reader().getSortedDocValues(Schema.DOCUMENT);
            NumericDocValues starts = leaf.reader().getNumericDocValues(Schema.START);
            NumericDocValues days = leaf.reader().getNumericDocValues(Schema.DAY);
            Bits live = leaf.reader().getLiveDocs();
            for (int entry = hits.nextDoc(); entry != DocIdSetIterator.NO_MORE_DOCS; entry = hits.nextDoc()) {
                if ((live != null && !live.get(entry)) || !sides.advanceExact(entry)) {
                    continue;
                }
                String side = sides.lookupOrd(sides.ordValue()).utf8ToString();
                statements.merge(side, 1, Integer::sum);
                if (stances == null || !stances.advanceExact(entry)) {
                    continue;
                }
                long day = days != null && days.advanceExact(entry) ? days.longValue() : Long.MIN_VALUE;
                for (int i = 0; i < stances.docValueCount(); i++) {
                    String term = stances.lookupOrd(stances.nextOrd()).utf8ToString();
                    int equals = term.lastIndexOf('=');
                    Stance stance = term.endsWith("=favor") ? Stance.FAVOR : Stance.AGAINST;
                    cells.computeIfAbsent(term.substring(0, equals) + " " + side, key -> new Count())
                            .add(stance, leaf.docBase + entry, day, place(documents, starts, entry));
                }
            }
        }

        private static String place(SortedDocValues documents, NumericDocValues starts, int entry) throws IOException {
            String document = documents.advanceExact(entry)
                    ? documents.lookupOrd(documents.ordValue()).utf8ToString()
                    : "";
            return document + " " + (starts.advanceExact(entry) ? 1_000_000_000L + starts.longValue() : 0);
        }
    }
}
