package org.onrecord.events.generation;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.onrecord.events.Generation;
import org.onrecord.events.Generation.State;

/**
 * The generations on their topic, which determine the active one and the pending one.
 *
 * @param byKey by their keys
 */
public record Generations(Map<String, Generation> byKey) {
    /** No generation on the topic: generation 0 is active. */
    public static final Generations NONE = new Generations(Map.of());

    public Generations {
        byKey = Map.copyOf(byKey);
    }

    /** Returns the generation from which the tables of an issue are made; empty for generation 0. */
    public Optional<Generation> active(String issue) {
        return greatest(each -> each.issue().equals(issue) && each.state() == State.ACTIVE);
    }

    /** Returns the generation of an issue that is replayed or switched to; empty if there is none. */
    public Optional<Generation> pending(String issue) {
        int number = active(issue).map(Generation::number).orElse(0);
        return greatest(each -> each.issue().equals(issue) && each.state() != State.ACTIVE && each.number() > number);
    }

    /** Returns the generation of an issue that is switched to; empty if there is none. */
    public Optional<Generation> switchingTo(String issue) {
        return pending(issue).filter(each -> each.state() == State.SWITCHING);
    }

    private Optional<Generation> greatest(Predicate<Generation> which) {
        return byKey.values().stream().filter(which).max(Comparator.comparingInt(Generation::number));
    }
}
