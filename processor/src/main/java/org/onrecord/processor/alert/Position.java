package org.onrecord.processor.alert;

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

    /** Returns the words that prove it. */
    Alert.Evidence evidence() {
        return member.evidence(label);
    }

    /** Returns the claim's text for people to read. */
    String claimText(Issue issue) {
        return issue.claim(label.claim()).map(Issue.Claim::text).orElse(label.claim());
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
