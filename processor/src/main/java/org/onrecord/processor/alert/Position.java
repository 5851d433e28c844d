package org.onrecord.processor.alert;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Member;

/** A side that an actor takes on a claim: the earliest statement of a cluster and its label. */
public record Position(Member member, StanceLabel label) {
    /**
     * The least score of a side that alerts may rest on, from 0 to 1. One wrong side is enough for a wrong alert, and a leader's first word
     * on a claim is news only if it is right.
     */
    static final double SURE = 0.9;

    /** The score of a side that a person decided. */
    private static final double DECIDED = 1;

    /** Returns the name of the series that a position belongs to, e.g. {@code fentanyl/claim:cooperate/actor:qin-gang}. */
    public static String series(String issue, String claim, String actorKey) {
        return issue + "/claim:" + claim + "/actor:" + actorKey;
    }

    /** Returns the positions of a cluster by series; none if the actor is unnamed. */
    public static Map<String, Position> of(Cluster cluster) {
        Map<String, Position> positions = new TreeMap<>();
        cluster.earliest()
                .ifPresent(member -> member.actor()
                        .key()
                        .ifPresent(actor -> member.stances()
                                .forEach(label -> positions.put(
                                        series(member.issue(), label.claim(), actor), new Position(member, label)))));
        return positions;
    }

    /** Returns the actor's name and side for people to read. */
    String actorAndSide() {
        String name = Optional.ofNullable(member.actor().name()).orElse("Someone unnamed");
        return name + " (" + member.actor().side() + ")";
    }

    /**
     * Returns true if alerts may rest on this side: a person confirmed it, or the local model is sure of it. A side that a language model
     * decided counts, but it is never sure.
     */
    boolean isSure() {
        return label.by() == null && label.score() >= SURE;
    }

    /** Returns true if a person confirmed this side: its score is 1, and unlike a side of the local model it has no opposite to it. */
    boolean isConfirmed() {
        return label.by() == null && label.opposite() == null && label.score() >= DECIDED;
    }

    /** Returns why this side, which is called e.g. {@code the new side}, is not sure. */
    String doubt(String side) {
        return label.by() != null
                ? "a language model decided " + side
                : String.format(Locale.ROOT, "%s has %s, and alerts need %.2f", side, tooLow(label.score()), SURE);
    }

    private static String tooLow(double score) {
        String rounded = String.format(Locale.ROOT, "%.2f", score);
        return Double.parseDouble(rounded) < SURE ? "the score " + rounded : "a score just below " + rounded;
    }

    Alert.Evidence evidence() {
        return member.evidence(label);
    }

    String claimText(Issue issue) {
        return issue.claim(label.claim()).map(Issue.Claim::text).orElse(label.claim());
    }

    /** Returns what the actor does by taking this side, as the predicate of a headline. */
    String does(Issue issue) {
        return issue.claim(label.claim())
                .flatMap(claim -> claim.headline(label.stance(), "en"))
                .orElseGet(() -> "is " + words(label.stance()) + " “" + claimText(issue) + "”");
    }

    /** Returns the facts that every alert about a position has. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("claim", label.claim());
        member.actor().key().ifPresent(key -> facts.put("actor", key));
        facts.put("side", member.actor().side());
        facts.put("tier", Integer.toString(member.actor().tier()));
        return facts;
    }

    /** Returns a side in words: {@code in favour of} or {@code against}. */
    static String words(Stance side) {
        return side == Stance.FAVOR ? "in favour of" : "against";
    }
}
