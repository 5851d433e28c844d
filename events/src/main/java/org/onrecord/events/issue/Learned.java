package org.onrecord.events.issue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What labelled passages add to an issue file: more examples, and thresholds found on them.
 *
 * @param issue id of the issue
 * @param passages how many it was learned from
 * @param claims sentences by claim
 * @param thresholds by name, as in the issue file; they take the place of the issue file's
 */
public record Learned(String issue, int passages, Map<String, Sentences> claims, Map<String, Double> thresholds) {

    /**
     * Sentences for a claim.
     *
     * @param favor that take its side
     * @param against that take the other
     * @param none that are near it and take neither
     */
    public record Sentences(List<String> favor, List<String> against, List<String> none) {
        static final Sentences NONE = new Sentences(List.of(), List.of(), List.of());
    }

    /** The issue with what was learned; its own examples stay first. */
    public Issue with(Issue base) {
        Map<String, Double> all = new LinkedHashMap<>(base.thresholds());
        all.putAll(thresholds);
        return new Issue(
                base.id(),
                base.title(),
                base.description(),
                base.languages(),
                base.examples(),
                base.actors(),
                base.topics(),
                base.claims().stream().map(this::with).toList(),
                base.talkingPoints(),
                all);
    }

    private Issue.Claim with(Issue.Claim claim) {
        Sentences more = claims.getOrDefault(claim.id(), Sentences.NONE);
        return new Issue.Claim(
                claim.id(),
                claim.text(),
                claim.label(),
                both(claim.favor(), more.favor()),
                both(claim.against(), more.against()),
                both(claim.none(), more.none()));
    }

    private static List<String> both(List<String> first, List<String> second) {
        Set<String> both = new LinkedHashSet<>(first);
        both.addAll(second);
        return new ArrayList<>(both);
    }
}
