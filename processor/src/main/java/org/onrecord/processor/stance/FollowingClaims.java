package org.onrecord.processor.stance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.topic.TermSearch;

/** The claims of an issue that {@linkplain Issue.Claim#follows follow} others. No model reads them: the side on the other claim and the words decide. */
final class FollowingClaims {
    private final List<Rule> rules;

    private record Rule(String claim, Issue.Followed followed, TermSearch words) {}

    FollowingClaims(Issue issue) {
        rules = issue.claims().stream()
                .flatMap(claim -> claim.follows().stream()
                        .map(each -> new Rule(claim.id(), each, new TermSearch(each.words(), each.unless()))))
                .toList();
    }

    /** Returns the sides that follow from those taken: of each claim the first that the issue file names. */
    List<StanceLabel> of(List<StanceLabel> taken, Passage passage) {
        Map<String, StanceLabel> following = new LinkedHashMap<>();
        for (Rule rule : rules) {
            taken.stream()
                    .filter(label -> label.claim().equals(rule.followed().claim())
                            && (rule.followed().side() == null
                                    || rule.followed().side() == label.stance()))
                    .findFirst()
                    .flatMap(label -> following(rule, label, passage))
                    .ifPresent(label -> following.putIfAbsent(rule.claim(), label));
        }
        return List.copyOf(following.values());
    }

    /** Returns the side that follows, shown by the words of the other one if the rule's words are among them, else by the first sentence with these. */
    private static Optional<StanceLabel> following(Rule rule, StanceLabel label, Passage passage) {
        if (rule.words().in(label.words())) {
            return Optional.of(label(rule, label, label.evidence(), label.words(), label.conditional()));
        }
        return passage.sentences().stream()
                .filter(each -> each.shows() && rule.words().in(each.text()))
                .findFirst()
                .map(each -> label(
                        rule,
                        label,
                        each.span(),
                        each.text(),
                        label.conditional() || StanceCues.conditional(each.text(), passage.language())));
    }

    private static StanceLabel label(Rule rule, StanceLabel label, Span evidence, String words, boolean conditional) {
        return new StanceLabel(
                rule.claim(),
                Objects.requireNonNullElse(rule.followed().takes(), label.stance()),
                label.score(),
                evidence,
                words,
                label.opposite(),
                null,
                conditional);
    }
}
