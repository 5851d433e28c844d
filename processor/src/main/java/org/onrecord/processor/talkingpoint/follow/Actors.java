package org.onrecord.processor.talkingpoint.follow;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.onrecord.events.Statement;
import org.onrecord.processor.talkingpoint.TalkingPoints.Said;
import org.onrecord.processor.talkingpoint.Voices;

/** What each actor says on the issue as the statements stand, and of which actors something changed since it was asked last. */
final class Actors {
    private final Voices voices;
    private final Function<Statement, Said> sentences;
    private final Map<Statement.Actor, Map<String, Said>> byActor = new HashMap<>();
    private final Map<String, Statement.Actor> actorOf = new HashMap<>();
    private final Set<Statement.Actor> changed = new HashSet<>();

    /** Statements gathered by whose words they are, their sentences told apart so. */
    Actors(Voices voices, Function<Statement, Said> sentences) {
        this.voices = voices;
        this.sentences = sentences;
    }

    /** A statement stands so now. */
    void put(Statement statement) {
        Optional<Statement.Actor> actor =
                statement.counts() && statement.actor().key().isPresent()
                        ? Optional.of(voices.of(statement.actor(), statement.day()))
                        : Optional.empty();
        if (actor.isEmpty() || !actor.get().equals(actorOf.get(statement.id()))) {
            remove(statement.id());
        }
        actor.ifPresent(who -> add(who, statement));
    }

    private void add(Statement.Actor who, Statement statement) {
        Map<String, Said> said = byActor.computeIfAbsent(who, none -> new HashMap<>());
        Said before = said.get(statement.id());
        if (before == null || !before.statement().equals(statement)) {
            said.put(statement.id(), sentences.apply(statement));
            actorOf.put(statement.id(), who);
            changed.add(who);
        }
    }

    /** A statement is gone. */
    void remove(String statement) {
        Statement.Actor actor = actorOf.remove(statement);
        if (actor != null) {
            byActor.getOrDefault(actor, new HashMap<>()).remove(statement);
            changed.add(actor);
        }
    }

    /** The actors of whom something changed, forgotten as such. */
    Set<Statement.Actor> takeChanged() {
        Set<Statement.Actor> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** All that an actor says. */
    Collection<Said> of(Statement.Actor actor) {
        return byActor.getOrDefault(actor, Map.of()).values();
    }
}
