package org.onrecord.processor.topology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.processor.topology.Recount.Said;

/** A plain recount of the alerts about positions, and of what would be alerts if a person confirmed it. */
final class PositionRecount {
    private final Map<String, List<Said>> series;
    private final Map<String, String> clusters;

    /**
     * Recounts.
     *
     * @param series what each actor says on the only claim, the earliest first
     * @param clusters by statement
     */
    PositionRecount(Map<String, List<Said>> series, Map<String, String> clusters) {
        this.series = series;
        this.clusters = clusters;
    }

    /** Returns day, statement and stance of each alert of a first position, by its id. */
    Map<String, String> firstPositions() {
        Map<String, String> lines = new TreeMap<>();
        series.forEach((actor, taken) -> taken.stream()
                .filter(Said::isSure)
                .findFirst()
                .ifPresent(first -> lines.put(id(Alert.Kind.FIRST_POSITION, actor, first), line(first))));
        return lines;
    }

    /** Returns day, statement and former side of each reversal of an actor of tier 1, by the alert's id. */
    Map<String, String> reversals() {
        Map<String, String> lines = new TreeMap<>();
        series.forEach((actor, taken) ->
                sureTurns(taken).forEach(turn -> lines.put(id(Alert.Kind.SHIFT, actor, turn.first()), line(turn))));
        return lines;
    }

    /** Returns the same of what is not confirmed, with the statements to confirm. */
    Map<String, String> unconfirmed() {
        Map<String, String> lines = new TreeMap<>();
        series.forEach((actor, taken) -> {
            Said first = taken.getFirst();
            if (!first.isSure()) {
                lines.put(id(Alert.Kind.FIRST_POSITION, actor, first), line(first) + " confirm " + first.id);
            }
            List<Turn> sure = sureTurns(taken);
            for (Turn turn : turns(taken, each -> true)) {
                String side = "";
                for (Turn known : sure) {
                    side = day(known.first()).isAfter(day(turn.first())) ? side : String.valueOf(known.first().stance);
                }
                String confirm = turn.confirm();
                if (!confirm.isEmpty() && !side.equals(turn.first().stance)) {
                    lines.put(id(Alert.Kind.SHIFT, actor, turn.first()), line(turn) + " confirm " + confirm);
                }
            }
        });
        return lines;
    }

    private static List<Turn> sureTurns(List<Said> taken) {
        return turns(taken, Said::isSure).stream()
                .filter(turn -> isProved(turn.after()))
                .toList();
    }

    /** Everything that an actor said on its side until it took the other one, and what it then said. */
    private record Turn(List<Said> before, List<Said> after) {
        Said first() {
            return after.getFirst();
        }

        String confirm() {
            List<String> ids = new ArrayList<>();
            if (!first().isSure() || !isProved(after)) {
                ids.add(first().id);
            }
            if (before.stream().noneMatch(Said::isSure)) {
                LocalDate last = day(before.getLast());
                ids.add(before.stream()
                        .filter(each -> day(each).equals(last))
                        .findFirst()
                        .orElseThrow()
                        .id);
            }
            return String.join(" ", ids);
        }
    }

    private static boolean isProved(List<Said> side) {
        Set<LocalDate> days = new HashSet<>();
        side.stream().filter(Said::isSure).forEach(each -> days.add(day(each)));
        return days.size() > 1 || side.stream().anyMatch(each -> each.score == 1);
    }

    private static List<Turn> turns(List<Said> taken, Predicate<Said> which) {
        List<Said> binding = taken.stream()
                .filter(each -> each.day != null && each.tier == 1)
                .filter(which)
                .toList();
        List<Said> line = binding.stream()
                .filter(each -> binding.stream()
                        .noneMatch(other -> day(other).equals(each.day)
                                && !String.valueOf(other.stance).equals(each.stance)))
                .toList();
        List<Turn> turns = new ArrayList<>();
        List<Said> held = List.of();
        for (int from = 0, to; from < line.size(); from = to) {
            String side = String.valueOf(line.get(from).stance);
            for (to = from; to < line.size() && side.equals(line.get(to).stance); ) {
                to++;
            }
            List<Said> said = line.subList(from, to);
            if (held.isEmpty() || side.equals(held.getFirst().stance)) {
                List<Said> longer = new ArrayList<>(held);
                longer.addAll(said);
                held = longer;
            } else {
                turns.add(new Turn(held, said));
                boolean better =
                        said.stream().anyMatch(Said::isSure) && held.stream().noneMatch(Said::isSure);
                held = isProved(said) || better ? said : held;
            }
        }
        return turns;
    }

    private static LocalDate day(Said said) {
        return said.dayOrLast();
    }

    private String id(Alert.Kind kind, String actor, Said newThing) {
        return Ids.alert(kind, "weather/claim:wet/actor:" + actor, String.valueOf(clusters.get(newThing.id)));
    }

    private static String line(Said first) {
        return String.join(" ", String.valueOf(first.day), first.id, String.valueOf(first.stance));
    }

    private static String line(Turn turn) {
        return turn.first().day + " " + turn.first().id + " "
                + turn.before().getFirst().stance + " to " + turn.first().stance + ", "
                + turn.before().size() + " from " + turn.before().getFirst().day + " to "
                + turn.before().getLast().day;
    }
}
