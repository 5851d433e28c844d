package org.onrecord.events.generation;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.onrecord.events.Generation;
import org.onrecord.events.Generation.State;

/**
 * The generations that stand on their topic: which is in force, and which is to come, follows from the set of them.
 *
 * @param byKey by their key
 */
public record Generations(Map<String, Generation> byKey) {
    /** None: generation 0 is in force. */
    public static final Generations NONE = new Generations(Map.of());

    public Generations {
        byKey = Map.copyOf(byKey);
    }

    /** These and another, in place of the one with its key. */
    public Generations with(Generation generation) {
        Map<String, Generation> all = new TreeMap<>(byKey);
        all.put(generation.key(), generation);
        return new Generations(all);
    }

    /** These but one. */
    public Generations without(String key) {
        Map<String, Generation> all = new TreeMap<>(byKey);
        all.remove(key);
        return new Generations(all);
    }

    /** The one that the tables of an issue are made with; empty for generation 0. */
    public Optional<Generation> active(String issue) {
        return greatest(each -> each.issue().equals(issue) && each.state() == State.ACTIVE);
    }

    /** The one in force of whichever issue the tables are of: a broker has those of one. The one that became active last. */
    public Optional<Generation> active() {
        return byKey.values().stream()
                .filter(each -> each.state() == State.ACTIVE)
                .max(Comparator.comparing(Generation::at).thenComparing(Generation::key));
    }

    /** The one of an issue that is replayed or switched to; empty where none is. */
    public Optional<Generation> pending(String issue) {
        int number = active(issue).map(Generation::number).orElse(0);
        return greatest(each -> each.issue().equals(issue) && each.state() != State.ACTIVE && each.number() > number);
    }

    /** The one of an issue that is switched to; empty where none is. */
    public Optional<Generation> switchingTo(String issue) {
        return pending(issue).filter(each -> each.state() == State.SWITCHING);
    }

    private Optional<Generation> greatest(Predicate<Generation> which) {
        return byKey.values().stream().filter(which).max(Comparator.comparingInt(Generation::number));
    }
}
