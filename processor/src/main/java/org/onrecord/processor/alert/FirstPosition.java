package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.trend.Member;

/**
 * Finds the alerts that somebody takes a side on a claim for the first time: a function of all positions of a government on the claim, in any order.
 *
 * <p>The first position is the earliest one of either side, whatever its score; of one day's, the surest. It is an alert if it is sure, and would be
 * one after a person's confirmation if it is told. Those of a day and side are one alert. What nobody dates is neither first nor later. A formal act
 * after unsure words that are unlikely to take a side waits until a person decides those.
 */
record FirstPosition(Issue issue) {
    private record Taken(PositionHolder holder, Position position) {
        LocalDate day() {
            return Objects.requireNonNull(position.day());
        }

        Stance side() {
            return position.label().stance();
        }
    }

    /** Returns the alerts, and what would be one if a person confirmed it. */
    List<PositionAlert> of(Map<PositionHolder, List<Position>> byHolder) {
        Map<String, List<Taken>> bundles = new TreeMap<>();
        List<PositionAlert> alerts = new ArrayList<>();
        byHolder.forEach((holder, positions) -> {
            List<Position> dated = positions.stream()
                    .filter(each -> each.day() != null)
                    .sorted(Position.ORDER)
                    .toList();
            List<Position> unlikely = dated.stream()
                    .takeWhile(each -> !each.told() && !each.isLikely())
                    .toList();
            dated.stream()
                    .skip(unlikely.size())
                    .findFirst()
                    .filter(each -> unlikely.isEmpty() ? each.told() : each.isAct())
                    .map(position -> new Taken(holder, position))
                    .ifPresent(first -> {
                        if (unlikely.isEmpty() && first.position.isSure()) {
                            bundles.computeIfAbsent(
                                            first.day() + "/" + first.side().json(), any -> new ArrayList<>())
                                    .add(first);
                        } else {
                            alerts.add(waiting(first, unlikely));
                        }
                    });
        });
        bundles.forEach((name, bundle) -> {
            bundle.sort(Comparator.comparing(Taken::position, Position.ORDER));
            alerts.add(new PositionAlert(alert(bundle.getFirst().position.group(), name, bundle, ""), true));
        });
        return alerts;
    }

    /** Returns what waits for a person's confirmation: of the unlikely positions before it, or of itself if there are none. */
    private PositionAlert waiting(Taken first, List<Position> unlikely) {
        Position position = first.position;
        String doubt = unlikely.isEmpty()
                ? position.doubt("the side", "0.90")
                : "earlier words, of " + unlikely.getLast().day() + ", may take a side, which a person has to decide";
        return PositionAlert.unconfirmed(
                alert(
                        position.series(first.holder.actor()),
                        position.cluster(),
                        List.of(first),
                        " Not confirmed: " + doubt + "."),
                unlikely.isEmpty() ? List.of(position) : unlikely);
    }

    private Alert alert(String series, String name, List<Taken> bundle, String doubt) {
        Taken first = bundle.getFirst();
        Position position = first.position;
        Member member = position.member();
        Map<String, String> facts = position.facts(first.holder);
        facts.put("stance", first.side().json());
        facts.put(
                "tier",
                Integer.toString(bundle.stream()
                        .mapToInt(each -> each.holder.tier())
                        .min()
                        .orElseThrow()));
        String who = first.holder.name() + " (" + member.actor().side() + ")";
        if (bundle.size() > 1) {
            facts.remove("actor");
            facts.remove("name");
            facts.put(
                    PositionAlert.ACTORS,
                    bundle.stream().map(each -> each.holder.actor()).collect(Collectors.joining(", ")));
            who = member.actor().side() + " (" + bundle.size() + " officials)";
        }
        return new Alert(
                        Ids.alert(Alert.Kind.FIRST_POSITION, series, name),
                        Alert.Kind.FIRST_POSITION,
                        member.issue(),
                        series,
                        first.day(),
                        who + " " + position.does(issue),
                        why(bundle) + doubt,
                        facts,
                        bundle.stream().map(each -> each.position.evidence()).toList())
                .withTopics(bundle.stream().flatMap(each -> each.position.member().topics().stream()))
                .withScore(bundle.stream()
                        .mapToDouble(each -> each.position.label().score())
                        .min()
                        .orElseThrow());
    }

    private static String why(List<Taken> bundle) {
        Taken first = bundle.getFirst();
        String names = bundle.stream().map(each -> each.holder.name()).collect(Collectors.joining(", "));
        return "The first statement on record of " + names + " that takes a side on this claim, made on " + first.day()
                + ".";
    }
}
