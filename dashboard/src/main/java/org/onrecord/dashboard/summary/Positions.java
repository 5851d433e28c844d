package org.onrecord.dashboard.summary;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.SortedSetDocValues;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;

/**
 * The position of each side on each claim, from the distinct official statements that take a stance.
 *
 * @param sides the sides with statements, most statements first
 * @param claims in the order of the issue file
 */
public record Positions(List<Side> sides, List<Row> claims) {
    /**
     * A side with statements.
     *
     * @param statements its distinct official statements, with or without a stance
     */
    public record Side(String side, int statements) {}

    /**
     * A claim and the position of each side on it.
     *
     * @param label a few words
     * @param text what being in favour means
     * @param cells one for each side that took a stance
     */
    public record Row(String claim, String label, String text, List<Cell> cells) {}

    /**
     * The position of one side on one claim.
     *
     * @param newest the newest statement with a stance
     */
    public record Cell(String side, int favor, int against, NewestWords newest) {}

    /**
     * The words that decide the newest statement with a stance.
     *
     * @param words the deciding words, verbatim
     * @param language language of the words, as a BCP 47 tag
     * @param speaker the speaker's name in the registry, else as spelled; null if nobody is named
     * @param role as in the document; null if it names none
     * @param day null if undated
     */
    public record NewestWords(
            String statement,
            String document,
            Stance stance,
            String words,
            String language,
            @Nullable String speaker,
            @Nullable String role,
            @Nullable LocalDate day,
            String publisher) {}

    /** Counts the positions on the claims of an issue. */
    public static Positions of(IndexSnapshot snapshot, Issue issue) {
        Map<String, Integer> statements = new TreeMap<>();
        Map<String, Tally> tallies = new TreeMap<>();
        snapshot.scan(StatementQuery.distinctCounted(snapshot), segment -> counter(segment, statements, tallies));
        List<Side> sides = statements.entrySet().stream()
                .map(entry -> new Side(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Side::statements).reversed().thenComparing(Side::side))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Issue.Claim claim : issue.claims()) {
            List<Cell> cells = sides.stream()
                    .map(Side::side)
                    .flatMap(side -> Optional.ofNullable(tallies.get(claim.id() + " " + side))
                            .map(tally -> tally.cell(snapshot, claim.id(), side))
                            .stream())
                    .toList();
            rows.add(new Row(claim.id(), claim.label(), claim.text(), cells));
        }
        return new Positions(sides, rows);
    }

    private static IndexSnapshot.EntryVisitor counter(
            IndexSegment segment, Map<String, Integer> statements, Map<String, Tally> tallies) throws IOException {
        IndexSegment.Words sides = segment.words(IndexFields.SIDE);
        IndexSegment.Words documents = segment.words(IndexFields.DOCUMENT);
        IndexSegment.Numbers starts = segment.numbers(IndexFields.START);
        IndexSegment.Numbers days = segment.numbers(IndexFields.DAY);
        SortedSetDocValues stances = segment.wordSets(IndexFields.STANCE);
        return entry -> {
            String side = sides.of(entry);
            statements.merge(side, 1, Integer::sum);
            if (!stances.advanceExact(entry)) {
                return;
            }
            Candidate candidate = new Candidate(
                    segment.firstEntry() + entry,
                    days.of(entry, Long.MIN_VALUE),
                    documents.of(entry),
                    starts.of(entry, 0));
            for (int i = 0; i < stances.docValueCount(); i++) {
                String term = stances.lookupOrd(stances.nextOrd()).utf8ToString();
                String claim = term.substring(0, term.lastIndexOf('='));
                tallies.computeIfAbsent(claim + " " + side, key -> new Tally(candidate))
                        .add(term.endsWith("=favor"), candidate);
            }
        };
    }

    /** A statement that may be the newest. Those of one day are ordered by document and position, so that the order of arrival does not matter. */
    private record Candidate(int entry, long day, String document, long start) {
        private static final Comparator<Candidate> NEWEST_FIRST = Comparator.comparingLong(Candidate::day)
                .reversed()
                .thenComparing(Candidate::document)
                .thenComparing(Candidate::start);
    }

    /** Counts the stances of one side on one claim. */
    private static final class Tally {
        private int favor;
        private int against;
        private Candidate newest;

        Tally(Candidate first) {
            newest = first;
        }

        void add(boolean inFavor, Candidate candidate) {
            if (inFavor) {
                favor++;
            } else {
                against++;
            }
            if (Candidate.NEWEST_FIRST.compare(candidate, newest) < 0) {
                newest = candidate;
            }
        }

        Cell cell(IndexSnapshot snapshot, String claim, String side) {
            Statement statement = snapshot.event(newest.entry, Statement.class);
            Statement.StanceLabel label = statement.stances().stream()
                    .filter(each -> each.claim().equals(claim))
                    .findFirst()
                    .orElseThrow();
            String name = statement.actor().name();
            return new Cell(
                    side,
                    favor,
                    against,
                    new NewestWords(
                            statement.id(),
                            statement.document().id(),
                            label.stance(),
                            label.words(),
                            StatementQuery.language(
                                    label.words(),
                                    snapshot.language(statement.document().id())),
                            name == null ? statement.speaker().name() : name,
                            statement.speaker().role(),
                            statement.day(),
                            statement.document().publisher()));
        }
    }
}
