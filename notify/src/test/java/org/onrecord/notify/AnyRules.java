package org.onrecord.notify;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.onrecord.events.Alert;
import org.onrecord.events.Rule;
import org.onrecord.events.Severity;
import org.onrecord.events.Stance;
import org.onrecord.notify.rule.AlertFacts;

/** Rules with random conditions that some of given alerts meet. */
public final class AnyRules {
    private final List<Alert> alerts;
    private final Random random;

    /** Takes the values of the conditions from alerts. */
    public AnyRules(List<Alert> alerts, Random random) {
        this.alerts = alerts;
        this.random = random;
    }

    /** Returns the next rule, with a random pace. */
    public Rule next(String id) {
        return Alerts.rule(
                id,
                new Rule.Selection(
                        some(2, alert -> Stream.of(alert.issue()).filter(issue -> !issue.isEmpty())),
                        some(2, alert -> Stream.of(alert.kind())),
                        some(6, alert -> new AlertFacts(alert).change().stream()),
                        some(4, fact("actor")),
                        some(3, fact("side")),
                        random.nextInt(4) > 0 ? null : 1 + random.nextInt(3),
                        some(3, fact("claim")),
                        random.nextInt(5) > 0 ? List.of() : List.of(Stance.FAVOR),
                        List.of(),
                        random.nextInt(5) > 0 ? null : word(),
                        random.nextInt(4) > 0 ? null : Severity.values()[random.nextInt(3)],
                        List.of(),
                        some(5, alert -> new AlertFacts(alert).topics().stream()),
                        random.nextInt(5) > 0 ? null : 0.9 + random.nextInt(10) / 100.0,
                        null),
                Alerts.anyPace(random));
    }

    private static Function<Alert, Stream<String>> fact(String name) {
        return alert -> new AlertFacts(alert).of(name).stream();
    }

    /** Returns one to three values, or none in all but one of some cases. */
    private <T> List<T> some(int cases, Function<Alert, Stream<T>> values) {
        if (random.nextInt(cases) > 0) {
            return List.of();
        }
        return Stream.generate(() -> alerts.get(random.nextInt(alerts.size())))
                .limit(1 + random.nextInt(3))
                .flatMap(values)
                .distinct()
                .toList();
    }

    private String word() {
        String[] words = alerts.get(random.nextInt(alerts.size()))
                .title()
                .replaceAll("[^\\p{L} ]", " ")
                .strip()
                .split("\\s+");
        return words[random.nextInt(words.length)];
    }
}
