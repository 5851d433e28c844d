package org.onrecord.dashboard.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.ReviewQuery;
import org.onrecord.dashboard.query.SideCount;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.Correction;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.events.stats.DayCorrelation;
import org.onrecord.events.stats.DayShare;

/**
 * The position of each side on each claim, from the distinct official statements that take a stance.
 *
 * @param sides the sides with statements, most statements first
 * @param from the first month of {@link Cell#months}, at most three years before the last; null if no stance is dated
 * @param to the month of the newest stance; null if no stance is dated
 * @param gaps the months between them from which no document came in
 * @param claims in the order of the issue file
 * @param moves how the positions differ from those of the year before, largest sure change first; only where both years have statements enough
 */
public record Positions(
        List<Side> sides,
        @Nullable String from,
        @Nullable String to,
        List<String> gaps,
        List<Row> claims,
        List<Move> moves) {
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
     * @param waiting the sides with statements that wait for review
     * @param conditional the sides with statements that take a side on a condition, which no cell counts
     * @param taught false if nobody has taught which statements take a side
     * @param follows true if it follows another claim, so that the same statements take a side on both
     * @param untold languages in which the claim cannot be told yet, since one side never becomes sure enough
     */
    public record Row(
            String claim,
            String label,
            String text,
            List<Cell> cells,
            List<SideCount> waiting,
            List<SideCount> conditional,
            boolean taught,
            boolean follows,
            List<String> untold) {}

    /**
     * The position of one side on one claim.
     *
     * @param lean of the statements of the year up to the newest
     * @param months with stances, oldest first
     * @param newest the newest statement with a stance, the surest of its day
     * @param surest the surest one of the year up to the newest, and the newest of equally sure ones
     */
    public record Cell(
            String side, int favor, int against, Lean lean, List<Month> months, Words newest, Words surest) {}

    /** How many statements took each side in a month, e.g. {@code 2026-05}. */
    public record Month(String period, int favor, int against) {}

    /**
     * The words that decide the stance of a statement.
     *
     * @param words the deciding words, verbatim
     * @param language language of the words, as a BCP 47 tag
     */
    public record Words(
            String statement,
            String document,
            Stance stance,
            String words,
            String language,
            @JsonUnwrapped Said said,
            @JsonUnwrapped Decision decision) {}

    /**
     * Who said words, when, and where they were published.
     *
     * @param speaker the speaker's name in the registry, else as spelled; null if nobody is named
     * @param role as in the document; null if it names none
     * @param day null if undated
     */
    public record Said(
            @Nullable String speaker,
            @Nullable String role,
            @Nullable LocalDate day,
            String publisher) {}

    /**
     * How a stance was decided.
     *
     * @param score of the stance
     * @param by name of the language model that decided the stance; null if none did
     * @param editor name of the person who decided the stance; null if nobody did
     */
    public record Decision(
            double score, @Nullable String by, @Nullable String editor) {}

    /** How many days before the newest statement the surest words may be. */
    private static final int RECENT_DAYS = 365;

    private static final int MONTHS = 36;
    private static final YearMonth EVER = YearMonth.of(0, 1);

    private record Question(String issue, List<Issue.Claim> claims, String learned) {}

    public static Positions of(IndexSnapshot snapshot, Issue issue) {
        return snapshot.cached(
                new Question(issue.id(), issue.claims(), issue.learned().mark()), () -> count(snapshot, issue));
    }

    private static Positions count(IndexSnapshot snapshot, Issue issue) {
        Map<Place, Tally> tallies = new HashMap<>();
        Query counted = StatementQuery.distinctCounted(issue.id());
        snapshot.scan(
                IndexQueries.allOf(counted, IndexQueries.anyOf(IndexFields.ANY_STANCE, List.of("favor", "against"))),
                segment -> counter(segment, tallies));
        List<Side> sides = snapshot.count(counted, IndexFields.SIDE).entrySet().stream()
                .map(entry -> new Side(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Side::statements).reversed().thenComparing(Side::side))
                .toList();
        NavigableSet<LocalDate> days = tallies.values().stream()
                .flatMap(tally -> tally.dated().stream())
                .map(DayShare::day)
                .collect(Collectors.toCollection(TreeSet::new));
        Optional<YearMonth> to = days.isEmpty() ? Optional.empty() : Optional.of(YearMonth.from(days.last()));
        Optional<YearMonth> from =
                to.map(last -> Collections.max(List.of(YearMonth.from(days.first()), last.minusMonths(MONTHS - 1L))));
        List<Row> rows = new ArrayList<>();
        for (Issue.Claim claim : issue.claims()) {
            List<Cell> cells = sides.stream()
                    .map(Side::side)
                    .flatMap(side -> Optional.ofNullable(tallies.get(new Place(claim.id(), side)))
                            .map(tally -> tally.cell(snapshot, claim.id(), side, from.orElse(EVER)))
                            .stream())
                    .toList();
            rows.add(new Row(
                    claim.id(),
                    claim.label(),
                    claim.text(),
                    cells,
                    ReviewQuery.countBySide(snapshot, issue.id(), claim.id()),
                    List.copyOf(SideCount.bySide(snapshot, stance -> conditional(counted, claim.id(), stance))
                            .values()),
                    !issue.learned().isEmpty(),
                    !claim.follows().isEmpty(),
                    untold(issue, claim.id())));
        }
        return new Positions(
                sides,
                from.map(YearMonth::toString).orElse(null),
                to.map(YearMonth::toString).orElse(null),
                from.map(first -> gaps(snapshot, first, to.orElse(first))).orElse(List.of()),
                rows,
                days.isEmpty() ? List.of() : moves(issue, tallies, days.last()));
    }

    /** Matches the statements that take a side on a claim on a condition. */
    static Query conditional(Query counted, String claim, Stance stance) {
        Query on = IndexQueries.term(IndexFields.CONDITIONAL, IndexFields.stance(claim, stance.json()));
        return IndexQueries.allOf(counted, on);
    }

    private static List<String> untold(Issue issue, String claim) {
        return issue.learned().selectors().entrySet().stream()
                .filter(entry -> entry.getValue().untold().contains(claim))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** @param last the last day of the later year */
    private static List<Move> moves(Issue issue, Map<Place, Tally> tallies, LocalDate last) {
        return issue.claims().stream()
                .flatMap(claim -> tallies.entrySet().stream()
                        .filter(entry -> entry.getKey().claim.equals(claim.id()))
                        .flatMap(entry -> Move.between(
                                new Move.Subject(claim.id(), claim.label(), entry.getKey().side),
                                last,
                                entry.getValue().dated())
                                .stream()))
                .sorted(Move.LARGEST_FIRST)
                .toList();
    }

    /**
     * Returns the position on each claim that some statements of one side take, in the order of the issue file.
     *
     * @param statements matches the statements, e.g. those of one actor
     */
    static List<ActorProfile.Position> ofOne(IndexSnapshot snapshot, Issue issue, Query statements) {
        Map<Place, Tally> tallies = new HashMap<>();
        snapshot.scan(statements, segment -> counter(segment, tallies));
        return issue.claims().stream()
                .flatMap(claim -> tallies.entrySet().stream()
                        .filter(entry -> entry.getKey().claim.equals(claim.id()))
                        .min(Comparator.comparing(entry -> entry.getKey().side))
                        .map(entry -> {
                            Cell cell = entry.getValue().cell(snapshot, claim.id(), entry.getKey().side, EVER);
                            return new ActorProfile.Position(claim.id(), claim.label(), cell);
                        })
                        .stream())
                .toList();
    }

    private static List<String> gaps(IndexSnapshot snapshot, YearMonth from, YearMonth to) {
        Set<String> covered = CoverageGaps.covered(snapshot, Optional.empty(), Trend.Bucket.MONTH);
        return from.atDay(1)
                .datesUntil(to.plusMonths(1).atDay(1), Period.ofMonths(1))
                .map(Trend.Bucket.MONTH::period)
                .filter(month -> !covered.contains(month))
                .toList();
    }

    private static IndexSnapshot.EntryVisitor counter(IndexSegment segment, Map<Place, Tally> tallies)
            throws IOException {
        IntFunction<String> sides = segment.grouped(IndexFields.SIDE, side -> side);
        IndexSegment.Numbers days = segment.column(IndexFields.DAY);
        Map<String, StanceOfSegment> known = new HashMap<>();
        IntFunction<List<StanceOfSegment>> stances = segment.groupedSets(
                IndexFields.STANCE,
                terms -> terms.stream()
                        .map(term -> known.computeIfAbsent(term, of -> StanceOfSegment.of(of, segment)))
                        .toList());
        return entry -> {
            for (StanceOfSegment stance : stances.apply(entry)) {
                stance.bySide
                        .computeIfAbsent(
                                sides.apply(entry),
                                side -> tallies.computeIfAbsent(new Place(stance.claim, side), key -> new Tally()))
                        .candidates
                        .add(new Candidate(
                                segment.firstEntry() + entry,
                                stance.inFavor,
                                days.of(entry, Long.MIN_VALUE),
                                Double.longBitsToDouble(stance.scores.of(entry, 0))));
            }
        };
    }

    /** A stance on a claim in one segment, with the tallies that it adds to. */
    private record StanceOfSegment(
            String claim, boolean inFavor, IndexSegment.Numbers scores, Map<String, Tally> bySide) {
        static StanceOfSegment of(String term, IndexSegment segment) {
            String claim = term.substring(0, term.lastIndexOf('='));
            return new StanceOfSegment(
                    claim, term.endsWith("=favor"), segment.numbers(IndexFields.score(claim)), new HashMap<>());
        }
    }

    /** A statement whose words may be shown. */
    private record Candidate(int entry, boolean inFavor, long day, double score) {
        Stance stance() {
            return inFavor ? Stance.FAVOR : Stance.AGAINST;
        }

        /** Returns the newest; of those of one day the surest, and of equally sure ones the first by document and position. */
        static Candidate newest(IndexSnapshot snapshot, List<Candidate> all) {
            long day = all.stream().mapToLong(Candidate::day).max().orElseThrow();
            return all.stream()
                    .filter(each -> each.day == day)
                    .min(Comparator.comparingDouble((Candidate each) -> -each.score)
                            .thenComparing(each -> snapshot.word(each.entry, IndexFields.DOCUMENT))
                            .thenComparing(each -> snapshot.number(each.entry, IndexFields.START)))
                    .orElseThrow();
        }

        /** Returns the surest, and of equally sure ones the newest. */
        static Candidate surest(IndexSnapshot snapshot, List<Candidate> all) {
            double score = all.stream().mapToDouble(Candidate::score).max().orElseThrow();
            return newest(
                    snapshot, all.stream().filter(each -> each.score == score).toList());
        }
    }

    /** A cell of the table of positions. */
    private record Place(String claim, String side) {}

    /** The statements of one side on one claim. */
    private static final class Tally {
        private final List<Candidate> candidates = new ArrayList<>();

        private @Nullable List<DayShare> days;

        /** Returns how many of the statements of each day are in favour. */
        private List<DayShare> days() {
            List<DayShare> known = days == null ? days(candidates) : days;
            days = known;
            return known;
        }

        private static List<DayShare> days(List<Candidate> statements) {
            return DayShare.of(
                    statements,
                    each -> each.day == Long.MIN_VALUE ? LocalDate.MIN.toEpochDay() : each.day,
                    Candidate::inFavor);
        }

        private List<DayShare> dated() {
            return days().stream()
                    .filter(each -> !each.day().equals(LocalDate.MIN))
                    .toList();
        }

        private NavigableMap<YearMonth, Month> months() {
            NavigableMap<YearMonth, Month> months = new TreeMap<>();
            for (DayShare each : dated()) {
                YearMonth month = YearMonth.from(each.day());
                months.merge(
                        month,
                        new Month(month.toString(), each.part(), each.whole() - each.part()),
                        (one, other) -> new Month(one.period, one.favor + other.favor, one.against + other.against));
            }
            return months;
        }

        Cell cell(IndexSnapshot snapshot, String claim, String side, YearMonth first) {
            Candidate newest = Candidate.newest(snapshot, candidates);
            long from = newest.day == Long.MIN_VALUE ? newest.day : newest.day - RECENT_DAYS;
            List<Candidate> recent =
                    candidates.stream().filter(each -> each.day >= from).toList();
            int favor = DayShare.part(days());
            Candidate surest = Candidate.surest(snapshot, recent);
            return new Cell(
                    side,
                    favor,
                    candidates.size() - favor,
                    Lean.of(days(recent), DayCorrelation.of(days())),
                    List.copyOf(months().tailMap(first, true).values()),
                    words(snapshot, newest.entry, claim, newest.stance()),
                    words(snapshot, surest.entry, claim, surest.stance()));
        }
    }

    private static Words words(IndexSnapshot snapshot, int entry, String claim, Stance stance) {
        Statement statement = snapshot.event(entry, Statement.class);
        Statement.StanceLabel label = statement.stances().stream()
                .filter(each -> each.claim().equals(claim) && each.stance() == stance)
                .findFirst()
                .orElseThrow();
        return new Words(
                statement.id(),
                statement.document().id(),
                label.stance(),
                label.words(),
                QuoteLanguage.of(
                        label.words(),
                        snapshot.language(statement.document().id()).orElse(null)),
                new Said(
                        statement.speakerName(),
                        statement.speaker().role(),
                        statement.day(),
                        statement.document().publisher()),
                new Decision(label.score(), label.by(), editor(statement, claim)));
    }

    private static @Nullable String editor(Statement statement, String claim) {
        return statement.corrected().stream()
                .filter(each -> each.field() == Correction.Field.STANCE && claim.equals(each.subject()))
                .findFirst()
                .map(Statement.Corrected::author)
                .orElse(null);
    }
}
