package org.onrecord.notify.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onrecord.events.Alert;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Rule.Selection;
import org.onrecord.events.Severity;
import org.onrecord.events.json.JsonName;

/** Decides whether a rule selects an alert, and says why. */
public record RuleMatcher(Rule rule, Optional<WordFilter> words) {
    /** The change by which rules select what waits for a person. */
    private static final String WAITING = "waiting";

    public RuleMatcher(Rule rule) {
        this(
                rule,
                Optional.ofNullable(rule.selects().words())
                        .filter(text -> !text.isBlank())
                        .map(WordFilter::of));
    }

    /** Returns an alert as the rule selects it at a time; empty if it does not. */
    public Optional<Match> match(Alert alert, Instant at) {
        return why(alert)
                .map(why ->
                        new Match(rule.id(), rule.name(), alert, why, new AlertFacts(alert).severity(), at, null, at));
    }

    /** Returns the conditions that an alert meets, one sentence for people; empty if the rule does not select it. */
    public Optional<String> why(Alert alert) {
        AlertFacts facts = new AlertFacts(alert);
        Selection selects = rule.selects();
        Integer tier = selects.tier();
        Severity least = selects.severity();
        Double from = selects.score();
        Double score = alert.score();
        List<String> topics = Objects.requireNonNullElse(selects.topics(), List.of());
        Optional<String> topic =
                facts.topics().stream().filter(topics::contains).findFirst();
        List<String> met = new ArrayList<>();
        if (alert.waits() && !selects.changes().contains(WAITING)) {
            return Optional.empty();
        }
        Optional<String> change = alert.waits() ? Optional.of(WAITING) : facts.change();
        boolean selected = (alert.issue().isEmpty()
                        || holds(selects.issues(), Optional.of(alert.issue()), "the issue", met))
                && holds(names(selects.kinds()), Optional.of(alert.kind().json()), "the kind", met)
                && holds(selects.changes(), change, "the change", met)
                && holds(selects.actors(), facts.actorIn(selects.actors()), "the actor", met)
                && holds(selects.sides(), facts.of("side"), "the side", met)
                && holds(selects.claims(), facts.of("claim"), "the claim", met)
                && (topics.isEmpty() || topic.isPresent())
                && holds(names(selects.stances()), facts.stance(), "the stance", met)
                && holds(selects.talkingPoints(), facts.of("talking-point"), "the talking point", met)
                && (tier == null || facts.tier().filter(given -> given <= tier).isPresent())
                && (from == null || score == null || score >= from)
                && (least == null || facts.severity().compareTo(least) >= 0)
                && words.filter(filter -> !filter.holds(alert)).isEmpty()
                && !selects.silenced().contains(alert.series())
                && Objects.requireNonNullElse(selects.except(), List.<Rule.Exclusion>of()).stream()
                        .noneMatch(facts::isLike);
        if (!selected) {
            return Optional.empty();
        }
        if (tier != null) {
            met.add("tier " + facts.tier().orElseThrow() + " (at most " + tier + ")");
        }
        topic.ifPresent(id -> met.add("the topic " + id));
        if (from != null && score != null) {
            met.add(String.format(Locale.ROOT, "the score %.2f (at least %.2f)", score, from));
        }
        if (least != null) {
            met.add("severity " + facts.severity().json() + " (at least " + least.json() + ")");
        }
        words.ifPresent(filter -> met.add("the words " + selects.words()));
        return Optional.of(met.isEmpty() ? "The rule selects every alert." : "It meets " + joined(met) + ".");
    }

    private static boolean holds(List<String> wanted, Optional<String> given, String what, List<String> met) {
        if (wanted.isEmpty()) {
            return true;
        }
        if (given.filter(wanted::contains).isEmpty()) {
            return false;
        }
        met.add(what + " " + given.get());
        return true;
    }

    private static List<String> names(List<? extends JsonName> values) {
        return values.stream().map(JsonName::json).toList();
    }

    private static String joined(List<String> parts) {
        return parts.size() < 2
                ? parts.getFirst()
                : parts.subList(0, parts.size() - 1).stream().collect(Collectors.joining(", ")) + " and "
                        + parts.getLast();
    }
}
