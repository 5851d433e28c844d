package org.onrecord.notify.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Rule.Selection;
import org.onrecord.events.Severity;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;

/** Decides whether a rule selects an alert, and says why. */
public record RuleMatcher(Rule rule, Optional<WordFilter> words) {
    private static final Strings ENGLISH = Strings.of(ReaderLanguage.EN);

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
        return why(alert, ENGLISH)
                .map(why ->
                        new Match(rule.id(), rule.name(), alert, why, new AlertFacts(alert).severity(), at, null, at));
    }

    /** Returns the conditions that an alert meets, one sentence for people; empty if the rule does not select it. */
    public Optional<String> why(Alert alert) {
        return why(alert, ENGLISH);
    }

    /** Returns the conditions that an alert meets in the words of a language; see {@link #why(Alert)}. */
    public Optional<String> why(Alert alert, Strings strings) {
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
                        || holds(selects.issues(), Optional.of(alert.issue()), "issue", met, strings))
                && holds(names(selects.kinds()), Optional.of(alert.kind().json()), "kind", met, strings)
                && holds(selects.changes(), change, "change", met, strings)
                && holds(selects.actors(), facts.actorIn(selects.actors()), "actor", met, strings)
                && holds(selects.sides(), facts.of("side"), "side", met, strings)
                && holds(selects.claims(), facts.of("claim"), "claim", met, strings)
                && (topics.isEmpty() || topic.isPresent())
                && holds(names(selects.stances()), facts.stance(), "stance", met, strings)
                && holds(selects.talkingPoints(), facts.of("talking-point"), "talking-point", met, strings)
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
            met.add(condition("tier", facts.tier().orElseThrow(), tier, strings));
        }
        topic.ifPresent(id -> met.add(condition("topic", id, "", strings)));
        if (from != null && score != null) {
            met.add(condition(
                    "score",
                    String.format(Locale.ROOT, "%.2f", score),
                    String.format(Locale.ROOT, "%.2f", from),
                    strings));
        }
        if (least != null) {
            met.add(condition(
                    "severity",
                    strings.text("mail." + facts.severity().json()),
                    strings.text("mail." + least.json()),
                    strings));
        }
        words.ifPresent(filter -> met.add(condition("words", selects.words(), "", strings)));
        return Optional.of(
                met.isEmpty()
                        ? strings.text("met.every")
                        : strings.text("met.all").replace("{conditions}", joined(met, strings)));
    }

    private static String condition(String key, @Nullable Object value, Object limit, Strings strings) {
        return Strings.filled(
                strings.text("met." + key), Map.of("value", String.valueOf(value), "limit", String.valueOf(limit)));
    }

    private static boolean holds(
            List<String> wanted, Optional<String> given, String key, List<String> met, Strings strings) {
        if (wanted.isEmpty()) {
            return true;
        }
        if (given.filter(wanted::contains).isEmpty()) {
            return false;
        }
        met.add(condition(key, given.get(), "", strings));
        return true;
    }

    private static List<String> names(List<? extends JsonName> values) {
        return values.stream().map(JsonName::json).toList();
    }

    private static String joined(List<String> parts, Strings strings) {
        List<String> first = parts.subList(0, parts.size() - 1);
        return String.join(strings.text("met.join"), first)
                + (first.isEmpty() ? "" : strings.text("met.and"))
                + parts.getLast();
    }
}
