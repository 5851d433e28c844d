package org.onrecord.processor.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.onrecord.events.issue.Issue;

/** Finds the alerts about the positions of a government and of those who speak for it: a function of all its positions on a claim. */
public final class PositionAlerts {
    private final PositionHolders holders;
    private final FirstPosition first;
    private final Reversal reversal;

    public PositionAlerts(Issue issue) {
        holders = new PositionHolders(issue);
        first = new FirstPosition(issue);
        reversal = new Reversal(issue);
    }

    /**
     * Returns every alert, and what would be one if a person confirmed it.
     *
     * @param positions those of one {@link Position#group}, in any order
     */
    public List<PositionAlert> of(Collection<Position> positions) {
        // An actor's name and tier are those of its last words, since they can change with its office.
        Map<String, PositionHolder> holderOf = new TreeMap<>();
        Map<String, List<Position>> own = new TreeMap<>();
        Map<String, List<Position>> all = new TreeMap<>();
        positions.stream().sorted(Position.ORDER).forEach(position -> {
            List<PositionHolder> speaks = holders.of(position.member());
            own.computeIfAbsent(speaks.getFirst().actor(), any -> new ArrayList<>())
                    .add(position);
            for (PositionHolder holder : speaks) {
                holderOf.put(holder.actor(), holder);
                all.computeIfAbsent(holder.actor(), any -> new ArrayList<>()).add(position);
            }
        });
        List<PositionAlert> alerts = new ArrayList<>(first.of(byHolder(own, holderOf)));
        alerts.addAll(reversal.of(byHolder(all, holderOf)));
        return alerts;
    }

    private static Map<PositionHolder, List<Position>> byHolder(
            Map<String, List<Position>> byActor, Map<String, PositionHolder> holderOf) {
        Map<PositionHolder, List<Position>> byHolder = new LinkedHashMap<>();
        byActor.forEach((actor, positions) -> byHolder.put(Objects.requireNonNull(holderOf.get(actor)), positions));
        return byHolder;
    }
}
