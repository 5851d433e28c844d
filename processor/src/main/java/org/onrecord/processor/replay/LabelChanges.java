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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;

/**
 * Compares the statements that stand with those of a replay: first all that stand are given, then all of the replay.
 *
 * <p>Of a statement that is the same in both, only its labels are counted, and nothing is kept.
 */
public final class LabelChanges {
    /** Words of an example: enough to know it by. */
    private static final int WORDS = 240;

    private static final int EXAMPLES_OF_A_CLAIM = 5;

    private final Map<String, Told> stood = new HashMap<>();
    private final Map<String, Sides> sidesBefore = new TreeMap<>();
    private final Map<String, Sides> sidesAfter = new TreeMap<>();
    private final Map<String, Integer> topicsBefore = new TreeMap<>();
    private final Map<String, Integer> topicsAfter = new TreeMap<>();
    private final Map<String, TreeMap<Move, Integer>> moves = new TreeMap<>();
    private final Map<String, List<Example>> examples = new TreeMap<>();
    private int before;
    private int after;
    private int added;
    private int changed;

    /** Statements by the side that they take on a claim. */
    record Sides(int favor, int against) {
        private static final Sides NOBODY = new Sides(0, 0);

        Sides with(Stance stance) {
            return stance == Stance.FAVOR ? new Sides(favor + 1, against) : new Sides(favor, against + 1);
        }
    }

    /**
     * Statements by the side that they take on a claim.
     *
     * @param favor in favour
     * @param against against
     * @param none on neither side
     */
    public record SideCounts(int favor, int against, int none) {}

    /**
     * From which side a statement goes to which; {@code none} for neither.
     *
     * @param from now
     * @param to afterwards
     */
    public record Move(String from, String to) implements Comparable<Move> {
        private static final Comparator<Move> ORDER = Comparator.comparing((Move move) -> !move.opposite())
                .thenComparing(Move::from)
                .thenComparing(Move::to);

        /** True from one side to the other. */
        public boolean opposite() {
            return !from.equals("none") && !to.equals("none");
        }

        @Override
        public int compareTo(Move other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * How many statements go one way.
     *
     * @param move which way
     * @param statements how many of those that stand now and afterwards
     */
    public record Moved(Move move, int statements) {}

    /**
     * The sides on a claim.
     *
     * @param claim the claim's id
     * @param before of the statements that stand
     * @param after of those that would
     * @param moved by way, opposite ones first
     */
    public record OfClaim(String claim, SideCounts before, SideCounts after, List<Moved> moved) {}

    /**
     * The statements that treat a topic.
     *
     * @param topic the topic's id
     * @param before that do now
     * @param after that would
     */
    public record OfTopic(String topic, int before, int after) {}

    /**
     * A statement that goes from one side to another.
     *
     * @param claim the claim's id
     * @param move from which side to which
     * @param statement the statement's id
     * @param document the document's id
     * @param speaker who says it, or null
     * @param day of the statement, or null
     * @param words its first words
     */
    public record Example(
            String claim,
            Move move,
            String statement,
            String document,
            @Nullable String speaker,
            @Nullable LocalDate day,
            String words) {}

    /** What of a statement a replay can change, and what it is known by. */
    private record Told(Set<String> topics, Map<String, Stance> stances, Statement.Actor actor) {
        static Told of(Statement statement) {
            return new Told(
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

    /**
     * Takes a statement that stands now.
     *
     * @param differs true unless the replay has the very same
     */
    public void before(Statement statement, boolean differs) {
        before++;
        count(statement, sidesBefore, topicsBefore);
        if (differs) {
            stood.put(statement.id(), Told.of(statement));
        }
    }

    /**
     * Takes a statement of the replay.
     *
     * @param differs true unless the very same stands
     */
    public void after(Statement statement, boolean differs) {
        after++;
        count(statement, sidesAfter, topicsAfter);
        if (!differs) {
            return;
        }
        Told was = stood.remove(statement.id());
        Told is = Told.of(statement);
        if (was == null) {
            added++;
        } else if (!was.equals(is)) {
            changed++;
            TreeSet<String> claims = new TreeSet<>(was.stances().keySet());
            claims.addAll(is.stances().keySet());
            claims.forEach(claim -> move(statement, claim, was, is));
        }
    }

    private static void count(Statement statement, Map<String, Sides> sides, Map<String, Integer> topics) {
        Told told = Told.of(statement);
        told.stances()
                .forEach((claim, stance) -> sides.merge(
                        claim,
                        Sides.NOBODY.with(stance),
                        (one, other) -> new Sides(one.favor() + other.favor(), one.against() + other.against())));
        told.topics().forEach(topic -> topics.merge(topic, 1, Integer::sum));
    }

    private void move(Statement statement, String claim, Told was, Told is) {
        Move move = new Move(side(was, claim), side(is, claim));
        if (move.from().equals(move.to())) {
            return;
        }
        moves.computeIfAbsent(claim, unseen -> new TreeMap<>()).merge(move, 1, Integer::sum);
        List<Example> of = examples.computeIfAbsent(claim, unseen -> new ArrayList<>());
        String quote = statement.quote();
        of.add(new Example(
                claim,
                move,
                statement.id(),
                statement.document().id(),
                speaker(statement),
                statement.day(),
                quote.length() <= WORDS ? quote : quote.substring(0, WORDS) + "…"));
        of.sort(Comparator.comparing(Example::move).thenComparing(Example::statement));
        if (of.size() > EXAMPLES_OF_A_CLAIM) {
            of.removeLast();
        }
    }

    private static @Nullable String speaker(Statement statement) {
        String known = statement.actor().name();
        return known == null ? statement.speaker().name() : known;
    }

    private static String side(Told told, String claim) {
        Stance stance = told.stances().get(claim);
        return stance == null ? "none" : stance.json();
    }

    /** The statements as rows. */
    public RowCounts rows() {
        return new RowCounts(before, after, added, stood.size(), changed);
    }

    /** The sides on each claim on which anybody takes one, now or afterwards. */
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

    private static SideCounts counts(Map<String, Sides> sides, String claim, int all) {
        Sides of = sides.getOrDefault(claim, Sides.NOBODY);
        return new SideCounts(of.favor(), of.against(), all - of.favor() - of.against());
    }

    /** The topics that anybody treats, now or afterwards. */
    public List<OfTopic> topics() {
        TreeSet<String> topics = new TreeSet<>(topicsBefore.keySet());
        topics.addAll(topicsAfter.keySet());
        return topics.stream()
                .map(topic ->
                        new OfTopic(topic, topicsBefore.getOrDefault(topic, 0), topicsAfter.getOrDefault(topic, 0)))
                .toList();
    }

    /** A few statements of each claim that go from one side to another, opposite ones first. */
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
