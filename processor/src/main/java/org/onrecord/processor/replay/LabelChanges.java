package org.onrecord.processor.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;

/**
 * Compares the live statements with those of a replay. All live ones are added first, then all of the replay.
 *
 * <p>Statements that are equal in both are only counted, not kept.
 */
public final class LabelChanges {
    /** How many characters of a statement an example shows. */
    private static final int LONGEST_EXCERPT = 240;

    private static final int EXAMPLES_PER_CLAIM = 5;

    private final Map<String, Labels> unmatched = new HashMap<>();
    private final Map<String, SideCounts> sidesBefore = new TreeMap<>();
    private final Map<String, SideCounts> sidesAfter = new TreeMap<>();
    private final Map<String, OfTopic> topics = new TreeMap<>();
    private final Map<String, TreeMap<Move, Integer>> moves = new TreeMap<>();
    private final Map<String, List<Example>> examples = new TreeMap<>();
    private int before;
    private int after;
    private int added;
    private int changed;

    /** Counts of statements by the side that they take on a claim. */
    public record SideCounts(int favor, int against, int none) {
        private static SideCounts one(Stance stance) {
            return stance == Stance.FAVOR ? new SideCounts(1, 0, 0) : new SideCounts(0, 1, 0);
        }

        private SideCounts plus(SideCounts other) {
            return new SideCounts(favor + other.favor, against + other.against, 0);
        }
    }

    /**
     * @param from side now; {@code none} for neither
     * @param to side in the replay
     */
    public record Move(String from, String to) implements Comparable<Move> {
        private static final Comparator<Move> ORDER = Comparator.comparing((Move move) -> !move.opposite())
                .thenComparing(Move::from)
                .thenComparing(Move::to);

        /** Returns true for a change from one side to the other. */
        public boolean opposite() {
            return !from.equals("none") && !to.equals("none");
        }

        @Override
        public int compareTo(Move other) {
            return ORDER.compare(this, other);
        }
    }

    public record Moved(Move move, int statements) {}

    /**
     * The sides on a claim.
     *
     * @param moved changes of side, those to the opposite side first
     */
    public record OfClaim(String claim, SideCounts before, SideCounts after, List<Moved> moved) {}

    public record OfTopic(String topic, int before, int after) {
        private OfTopic plus(OfTopic other) {
            return new OfTopic(topic, before + other.before, after + other.after);
        }
    }

    /**
     * A statement that changes sides.
     *
     * @param move from which side to which
     * @param speaker name of the actor or speaker, or null
     * @param words its first words
     */
    public record Example(
            String claim,
            Move move,
            String statement,
            @Nullable String speaker,
            @Nullable LocalDate day,
            String words) {}

    /** The parts of a statement that a replay can change. */
    private record Labels(Set<String> topics, Map<String, Stance> stances, Statement.Actor actor) {
        static Labels of(Statement statement) {
            return new Labels(
                    statement.topics().stream()
                            .map(Statement.TopicLabel::topic)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    statement.stances().stream()
                            .collect(Collectors.toMap(
                                    Statement.StanceLabel::claim,
                                    Statement.StanceLabel::stance,
                                    (one, other) -> one,
                                    TreeMap::new)),
                    statement.actor());
        }
    }

    /** Adds a live statement; {@code differs} is false if the replay has an equal one. */
    public void before(Statement statement, boolean differs) {
        before++;
        count(statement, sidesBefore, topic -> new OfTopic(topic, 1, 0));
        if (differs) {
            unmatched.put(statement.id(), Labels.of(statement));
        }
    }

    /** Adds a statement of the replay; {@code differs} is false if an equal one exists. */
    public void after(Statement statement, boolean differs) {
        after++;
        count(statement, sidesAfter, topic -> new OfTopic(topic, 0, 1));
        if (!differs) {
            return;
        }
        Labels was = unmatched.remove(statement.id());
        Labels is = Labels.of(statement);
        if (was == null) {
            added++;
        } else if (!was.equals(is)) {
            changed++;
            TreeSet<String> claims = new TreeSet<>(was.stances().keySet());
            claims.addAll(is.stances().keySet());
            claims.forEach(claim -> move(statement, claim, was, is));
        }
    }

    private void count(Statement statement, Map<String, SideCounts> sides, Function<String, OfTopic> one) {
        Labels labels = Labels.of(statement);
        labels.stances().forEach((claim, stance) -> sides.merge(claim, SideCounts.one(stance), SideCounts::plus));
        labels.topics().forEach(topic -> topics.merge(topic, one.apply(topic), OfTopic::plus));
    }

    private void move(Statement statement, String claim, Labels was, Labels is) {
        Move move = new Move(side(was, claim), side(is, claim));
        if (move.from().equals(move.to())) {
            return;
        }
        moves.computeIfAbsent(claim, unseen -> new TreeMap<>()).merge(move, 1, Integer::sum);
        List<Example> of = examples.computeIfAbsent(claim, unseen -> new ArrayList<>());
        of.add(new Example(
                claim,
                move,
                statement.id(),
                statement.speakerName(),
                statement.day(),
                statement.beginning(LONGEST_EXCERPT)));
        of.sort(Comparator.comparing(Example::move).thenComparing(Example::statement));
        if (of.size() > EXAMPLES_PER_CLAIM) {
            of.removeLast();
        }
    }

    private static String side(Labels labels, String claim) {
        Stance stance = labels.stances().get(claim);
        return stance == null ? "none" : stance.json();
    }

    public RowCounts rows() {
        return new RowCounts(before, after, added, unmatched.size(), changed);
    }

    /** Returns the sides on each claim on which any statement takes a side, now or in the replay. */
    public List<OfClaim> claims() {
        TreeSet<String> claims = new TreeSet<>(sidesBefore.keySet());
        claims.addAll(sidesAfter.keySet());
        return claims.stream()
                .map(claim -> new OfClaim(
                        claim,
                        counts(sidesBefore, claim, before),
                        counts(sidesAfter, claim, after),
                        moves.getOrDefault(claim, new TreeMap<>()).entrySet().stream()
                                .map(each -> new Moved(each.getKey(), each.getValue()))
                                .toList()))
                .toList();
    }

    private static SideCounts counts(Map<String, SideCounts> sides, String claim, int all) {
        SideCounts of = sides.getOrDefault(claim, new SideCounts(0, 0, 0));
        return new SideCounts(of.favor(), of.against(), all - of.favor() - of.against());
    }

    /** Returns the topics of any statement, now or in the replay. */
    public List<OfTopic> topics() {
        return List.copyOf(topics.values());
    }

    /** Returns a few statements of each claim that change sides, those to the opposite side first. */
    public List<Example> examples() {
        return examples.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Example::move, Comparator.comparing(move -> !move.opposite()))
                        .thenComparing(Example::claim)
                        .thenComparing(Example::move)
                        .thenComparing(Example::statement))
                .toList();
    }
}
