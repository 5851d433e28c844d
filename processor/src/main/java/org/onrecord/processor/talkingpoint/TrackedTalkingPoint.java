package org.onrecord.processor.talkingpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.TalkingPoint;

/**
 * A talking point with its history and the alerts about it.
 *
 * @param appeared the use that made it a talking point; null if none of its uses is dated
 */
public record TrackedTalkingPoint(
        TalkingPoint point,
        List<Lifecycle.Turn> turns,
        @Nullable SpokenSentence appeared,
        List<SpokenSentence> uses) {

    /** Returns the alerts about it, in the order of their days. */
    public List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        if (appeared != null) {
            alerts.add(appearance(appeared));
        }
        turns.forEach(turn -> alerts.add(
                switch (turn) {
                    case Lifecycle.Dropped dropped -> drop(dropped);
                    case Lifecycle.Revived revived -> revival(revived);
                }));
        return alerts;
    }

    List<Lifecycle.Dropped> drops() {
        return turns.stream()
                .filter(Lifecycle.Dropped.class::isInstance)
                .map(Lifecycle.Dropped.class::cast)
                .toList();
    }

    /** Returns it with those of its drops alone that are told. */
    TrackedTalkingPoint withDrops(Predicate<Lifecycle.Dropped> told) {
        return new TrackedTalkingPoint(
                point,
                turns.stream()
                        .filter(turn -> !(turn instanceof Lifecycle.Dropped drop) || told.test(drop))
                        .toList(),
                appeared,
                uses);
    }

    private String actor() {
        return point.actor().key().orElseThrow();
    }

    private String name() {
        return Optional.ofNullable(point.actor().name()).orElse("Someone unnamed");
    }

    private Alert appearance(SpokenSentence use) {
        return alert(
                "appeared",
                use.statement(),
                use.day(),
                point.declared() ? "says for the first time" : "keeps saying",
                point.declared()
                        ? "The first statement on record that uses this talking point of the issue file."
                        : "The same was said on " + TalkingPoints.LEAST_OCCASIONS + " occasions since " + point.first()
                                + ", in the same words or the same sense.",
                Map.of(),
                point.declared() ? List.of(use) : until(use),
                null);
    }

    private Alert drop(Lifecycle.Dropped turn) {
        return alert(
                "dropped",
                use(turn.lastUse()).statement() + " " + turn.day(),
                turn.day(),
                "no longer says",
                "Said on " + turn.uses() + " of " + turn.of() + " occasions on which this actor spoke of it until "
                        + turn.lastUse()
                        + ", and on none of the " + turn.silent()
                        + " since: by chance so long a silence has a probability of "
                        + String.format(Locale.ROOT, "%.3f", turn.probability()) + ".",
                Map.of(
                        "last-use",
                        turn.lastUse().toString(),
                        "silent",
                        Integer.toString(turn.silent()),
                        "probability",
                        String.format(Locale.ROOT, "%.4f", turn.probability())),
                List.of(use(turn.lastUse())),
                1 - turn.probability());
    }

    private Alert revival(Lifecycle.Revived turn) {
        return alert(
                "revived",
                use(turn.day()).statement(),
                turn.day(),
                "says again",
                "Not said from " + turn.lastUse() + " to " + turn.day() + ", longer than its own history made likely.",
                Map.of("last-use", turn.lastUse().toString()),
                List.of(use(turn.day()), use(turn.lastUse())),
                null);
    }

    private Alert alert(
            String change,
            String newThing,
            @Nullable LocalDate day,
            String verb,
            String why,
            Map<String, String> more,
            List<SpokenSentence> proof,
            @Nullable Double score) {
        String series = point.issue() + "/talking-point:" + point.id() + "/actor:" + actor();
        Map<String, String> facts = new TreeMap<>(more);
        facts.put("change", change);
        facts.put("talking-point", point.id());
        facts.put("actor", actor());
        facts.put("name", name());
        facts.put("side", point.actor().side());
        facts.put("tier", Integer.toString(point.actor().tier()));
        return new Alert(
                        Ids.alert(Alert.Kind.TALKING_POINT, series, change + " " + newThing),
                        Alert.Kind.TALKING_POINT,
                        point.issue(),
                        series,
                        day,
                        name() + " (" + point.actor().side() + ") " + verb + ": “" + point.wording() + "”",
                        why,
                        facts,
                        proof.stream().map(TrackedTalkingPoint::evidence).toList())
                .withTopics(proof.stream().flatMap(SpokenSentence::topics))
                .withScore(score);
    }

    /** Returns the earliest use of each occasion up to that of a use. */
    private List<SpokenSentence> until(SpokenSentence use) {
        List<LocalDate> days = uses.stream()
                .filter(each -> each.day() != null && SpokenSentence.EARLIEST.compare(each, use) <= 0)
                .map(SpokenSentence::day)
                .toList();
        return Lifecycle.occasions(days).stream().map(each -> use(each.first())).toList();
    }

    private SpokenSentence use(LocalDate day) {
        return uses.stream().filter(use -> day.equals(use.day())).findFirst().orElseThrow();
    }

    private static Alert.Evidence evidence(SpokenSentence use) {
        return new Alert.Evidence(
                use.statement(),
                use.source().document().id(),
                use.words(),
                use.source().actor().name(),
                use.source().document().publisher(),
                use.source().document().title(),
                use.source().document().url(),
                null,
                use.day());
    }
}
