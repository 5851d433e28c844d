package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.StanceLabel;

/**
 * A tier 1 actor turns to the other side of a claim: told of from the first statement on, without statistics.
 *
 * <p>The side of a day is the one that most of the actor's statements of that day take; a day on which as many take either side is passed
 * over. One label bears the whole weight here, so that those that are not sure count for neither side.
 *
 * @param claim id of the claim
 * @param actor its key
 * @param before the last statement that took the one side
 * @param after the first that took the other
 * @param stance the side that it took
 */
public record Reversal(String claim, String actor, DistinctStatement before, DistinctStatement after, Stance stance) {
    private static final int LEADERS_AND_GOVERNMENTS = 1;

    /** Scores below this are not sure: of five reversals that rested on them in real documents, none was one. */
    private static final double SURE = 0.7;

    /** Every reversal as of a day, ordered by actor, claim and day. */
    public static List<Reversal> of(List<DistinctStatement> statements, LocalDate asOf) {
        Map<String, List<DistinctStatement>> byActorAndClaim = new TreeMap<>();
        for (DistinctStatement each : Shifts.dated(statements, asOf)) {
            each.member()
                    .actor()
                    .key()
                    .ifPresent(actor -> each.member().stances().stream()
                            .filter(label -> label.score() >= SURE)
                            .forEach(label -> byActorAndClaim
                                    .computeIfAbsent(actor + "\n" + label.claim(), unseen -> new ArrayList<>())
                                    .add(each)));
        }
        List<Reversal> reversals = new ArrayList<>();
        byActorAndClaim.forEach((key, spoken) -> {
            int border = key.indexOf('\n');
            add(key.substring(0, border), key.substring(border + 1), spoken, reversals);
        });
        return reversals;
    }

    private static void add(String actor, String claim, List<DistinctStatement> spoken, List<Reversal> to) {
        Map<LocalDate, List<DistinctStatement>> days = new TreeMap<>();
        spoken.forEach(each -> days.computeIfAbsent(Series.day(each), unseen -> new ArrayList<>())
                .add(each));
        @Nullable DistinctStatement last = null;
        @Nullable Stance held = null;
        for (List<DistinctStatement> day : days.values()) {
            Optional<Stance> side = side(day, claim);
            if (side.isEmpty()) {
                continue;
            }
            List<DistinctStatement> taking = day.stream()
                    .filter(each -> stance(each, claim) == side.get())
                    .sorted(Comparator.comparing(DistinctStatement::cluster))
                    .toList();
            DistinctStatement first = taking.getFirst();
            if (held != null && held != side.get() && first.member().actor().tier() == LEADERS_AND_GOVERNMENTS) {
                to.add(new Reversal(claim, actor, Objects.requireNonNull(last), first, side.get()));
            }
            held = side.get();
            last = taking.getLast();
        }
    }

    private static Optional<Stance> side(List<DistinctStatement> day, String claim) {
        long favor =
                day.stream().filter(each -> stance(each, claim) == Stance.FAVOR).count();
        long against = day.size() - favor;
        return favor == against ? Optional.empty() : Optional.of(favor > against ? Stance.FAVOR : Stance.AGAINST);
    }

    private static Stance stance(DistinctStatement statement, String claim) {
        return statement.on(claim).map(StanceLabel::stance).findFirst().orElseThrow();
    }
}
