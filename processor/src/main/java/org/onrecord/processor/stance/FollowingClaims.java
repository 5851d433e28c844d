package org.onrecord.processor.stance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.topic.TermSearch;

/** The claims of an issue that {@linkplain Issue.Claim#follows follow} others. The stance models do not read them: the side on the other claim and its words decide. */
final class FollowingClaims {
    private final List<Rule> rules;

    private record Rule(String claim, Issue.Followed followed, TermSearch words, TermSearch with) {
        boolean follows(StanceLabel label) {
            return label.claim().equals(followed.claim())
                    && (followed.side() == null || followed.side() == label.stance())
                    && words.in(label.words())
                    && (followed.with().isEmpty() || with.in(label.words()));
        }
    }

    FollowingClaims(Issue issue) {
        rules = issue.claims().stream()
                .flatMap(claim -> claim.follows().stream()
                        .map(each -> new Rule(
                                claim.id(),
                                each,
                                new TermSearch(each.words(), each.unless()),
                                new TermSearch(each.with(), List.of()))))
                .toList();
    }

    /** Returns the sides that follow from those taken, shown by the same words: of each claim the first that the issue file names. */
    List<StanceLabel> of(List<StanceLabel> taken) {
        Map<String, StanceLabel> following = new LinkedHashMap<>();
        for (Rule rule : rules) {
            taken.stream()
                    .filter(rule::follows)
                    .findFirst()
                    .ifPresent(label -> following.putIfAbsent(rule.claim(), label(rule, label)));
        }
        return List.copyOf(following.values());
    }

    private static StanceLabel label(Rule rule, StanceLabel label) {
        return new StanceLabel(
                rule.claim(),
                Objects.requireNonNullElse(rule.followed().takes(), label.stance()),
                label.score(),
                label.evidence(),
                label.words(),
                label.opposite(),
                null,
                label.conditional());
    }
}
