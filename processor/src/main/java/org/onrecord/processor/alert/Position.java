package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.trend.Member;

/**
 * A side that a statement takes on a claim.
 *
 * @param cluster id of the cluster of its words
 * @param member the statement that represents the cluster
 * @param told false if the side is unsure
 */
public record Position(String cluster, Member member, StanceLabel label, boolean told) {
    /**
     * The least score of a side that alerts of a single statement may rest on, from 0 to 1. One wrong side is enough for a wrong alert, and a leader's first word
     * on a claim is news only if it is right.
     */
    static final double SURE = 0.9;

    /** The least score of a formal act, told or unsure: its words say by themselves that something changes. */
    private static final double ACT = 0.5;

    /** The least score of an unsure side that may be one. */
    private static final double LIKELY = 0.5;

    /** The score of a side that a person decided. */
    private static final double DECIDED = 1;

    /** No side of a model is surer than this. */
    private static final double SUREST = 0.99;

    /** The earliest day first, and within a day the surest, since nothing tells which came first. */
    static final Comparator<Position> ORDER = Comparator.comparing(
                    Position::day, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Position::isSure, Comparator.reverseOrder())
            .thenComparing(position -> -position.label.score())
            .thenComparing(Position::member, Member.EARLIEST)
            .thenComparing(Position::cluster);

    /** Returns the positions of a statement, told and unsure ones; none if the actor is unnamed. */
    public static List<Position> of(DistinctStatement statement) {
        Member member = statement.member();
        return member.actor().key().isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.concat(member.stances().stream(), member.signs().conditional().stream())
                                        .map(label -> new Position(statement.cluster(), member, label, true)),
                                member.signs().unsure().stream()
                                        .map(label -> new Position(statement.cluster(), member, label, false)))
                        .toList();
    }

    /** Returns positions by day, in the order of each day; those without a day are left out. */
    static SortedMap<LocalDate, List<Position>> byDay(Stream<Position> positions) {
        return positions
                .filter(each -> each.day() != null)
                .sorted(ORDER)
                .collect(Collectors.groupingBy(
                        each -> Objects.requireNonNull(each.day()), TreeMap::new, Collectors.toList()));
    }

    /** Returns the name of the series of an actor, e.g. {@code fentanyl/claim:cooperate/actor:qin-gang}. */
    String series(String actorKey) {
        return member.issue() + "/claim:" + label.claim() + "/actor:" + actorKey;
    }

    /** Returns the name of what all actors of a government say on a claim, e.g. {@code fentanyl/claim:cooperate/side:CN}. */
    public String group() {
        return member.issue() + "/claim:" + label.claim() + "/side:"
                + member.actor().side();
    }

    @Nullable
    LocalDate day() {
        return member.day();
    }

    /** Returns the probability that the label is wrong. */
    double misread() {
        return isConfirmed() ? 0 : 1 - Math.min(label.score(), SUREST);
    }

    /**
     * Returns true if alerts may rest on this side: a person confirmed it, or the local model is sure of it. A side that a language model
     * decided counts, but it is never sure.
     */
    boolean isSure() {
        return counts() && label.by() == null && label.score() >= SURE;
    }

    /** Returns true if a person confirmed this side: its score is 1, and unlike a side of the local model it has no opposite to it. */
    boolean isConfirmed() {
        return counts() && label.by() == null && label.opposite() == null && label.score() >= DECIDED;
    }

    /** Returns true if the words do what they say, and are sure enough for it. */
    boolean isAct() {
        return label.by() == null
                && !label.conditional()
                && member.signs().acts().contains(label.claim())
                && label.score() >= ACT;
    }

    /** Returns true if a change of position may rest on this side, alone or with others. */
    boolean weighs() {
        return label.by() == null && isLikely();
    }

    /** Returns true if the side is told, or rather right than wrong. */
    boolean isLikely() {
        return !label.conditional() && (told || label.score() >= LIKELY);
    }

    /** Returns true if the side is told and taken without a condition. */
    boolean counts() {
        return told && !label.conditional();
    }

    /** Returns why this side, which is called e.g. {@code the new side}, is not sure, and what an alert needs besides a person's confirmation. */
    String doubt(String side, String needs) {
        if (label.by() != null) {
            return "a language model decided " + side;
        }
        return label.score() >= SURE
                ? side + " is not told in this language"
                : String.format(
                        Locale.ROOT,
                        "%s has %s, %s, and an alert needs %s or a person's confirmation",
                        side,
                        tooLow(label.score()),
                        told ? "enough to be counted" : "too low to be counted",
                        needs);
    }

    private static String tooLow(double score) {
        String rounded = String.format(Locale.ROOT, "%.2f", score);
        return Double.parseDouble(rounded) < SURE ? "a score of " + rounded : "a score just below " + rounded;
    }

    Alert.Evidence evidence() {
        return member.evidence(label);
    }

    String claimText(Issue issue) {
        return issue.claim(label.claim()).map(Issue.Claim::text).orElse(label.claim());
    }

    /** Returns what somebody does by taking this side, as the predicate of a headline. */
    String does(Issue issue) {
        return issue.claim(label.claim())
                .flatMap(claim -> claim.headline(label.stance(), "en"))
                .orElseGet(() -> "is " + words(label.stance()) + " “" + claimText(issue) + "”");
    }

    /** Returns the facts that every alert about a position of somebody has. */
    Map<String, String> facts(PositionHolder holder) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("claim", label.claim());
        facts.put("actor", holder.actor());
        if (!holder.isPerson()) {
            facts.put("name", holder.name());
        }
        facts.put("side", member.actor().side());
        facts.put("tier", Integer.toString(holder.tier()));
        return facts;
    }

    /** Returns a side in words: {@code in favour of} or {@code against}. */
    static String words(Stance side) {
        return side == Stance.FAVOR ? "in favour of" : "against";
    }
}
