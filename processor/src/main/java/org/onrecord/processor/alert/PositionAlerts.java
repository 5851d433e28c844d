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
    private final Voices voices;
    private final FirstPosition first;
    private final Reversal reversal;

    /** Knows who speaks for whom from the actors of an issue. */
    public PositionAlerts(Issue issue) {
        voices = new Voices(issue);
        first = new FirstPosition(issue);
        reversal = new Reversal(issue);
    }

    /**
     * Returns every alert, and what would be one if a person confirmed it.
     *
     * @param positions those of one {@link Position#group}, in any order
     */
    public List<PositionAlert> of(Collection<Position> positions) {
        // The voice of an actor is that of its last words: its tier can change with its office.
        Map<String, Voice> voiceOf = new TreeMap<>();
        Map<String, List<Position>> own = new TreeMap<>();
        Map<String, List<Position>> all = new TreeMap<>();
        positions.stream().sorted(Position.ORDER).forEach(position -> {
            List<Voice> speaks = voices.of(position.member());
            own.computeIfAbsent(speaks.getFirst().actor(), any -> new ArrayList<>())
                    .add(position);
            for (Voice voice : speaks) {
                voiceOf.put(voice.actor(), voice);
                all.computeIfAbsent(voice.actor(), any -> new ArrayList<>()).add(position);
            }
        });
        List<PositionAlert> alerts = new ArrayList<>(first.of(byVoice(own, voiceOf)));
        alerts.addAll(reversal.of(byVoice(all, voiceOf)));
        return alerts;
    }

    private static Map<Voice, List<Position>> byVoice(Map<String, List<Position>> byActor, Map<String, Voice> voiceOf) {
        Map<Voice, List<Position>> byVoice = new LinkedHashMap<>();
        byActor.forEach((actor, positions) -> byVoice.put(Objects.requireNonNull(voiceOf.get(actor)), positions));
        return byVoice;
    }
}
