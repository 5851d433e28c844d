package org.onrecord.processor.talkingpoint.follow;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.onrecord.events.Statement;
import org.onrecord.processor.talkingpoint.TalkingPointHolders;
import org.onrecord.processor.talkingpoint.TalkingPoints.Said;

/** The current statements of each actor on the issue, and the actors whose statements changed. */
final class StatementsByActor {
    private final TalkingPointHolders holders;
    private final Function<Statement, Said> sentences;
    private final Map<Statement.Actor, Map<String, Said>> byActor = new HashMap<>();
    private final Map<String, Statement.Actor> actorOf = new HashMap<>();
    private final Set<Statement.Actor> changed = new HashSet<>();

    /** @param sentences prepares the sentences of a statement for comparison */
    StatementsByActor(TalkingPointHolders holders, Function<Statement, Said> sentences) {
        this.holders = holders;
        this.sentences = sentences;
    }

    void put(Statement statement) {
        remove(statement.id());
        if (statement.counts() && statement.actor().key().isPresent()) {
            Statement.Actor who = holders.of(statement.actor(), statement.day());
            byActor.computeIfAbsent(who, none -> new HashMap<>()).put(statement.id(), sentences.apply(statement));
            actorOf.put(statement.id(), who);
            changed.add(who);
        }
    }

    void remove(String statement) {
        Statement.Actor actor = actorOf.remove(statement);
        if (actor != null) {
            byActor.getOrDefault(actor, new HashMap<>()).remove(statement);
            changed.add(actor);
        }
    }

    /** Returns the actors whose statements changed since the last call. */
    Set<Statement.Actor> takeChanged() {
        Set<Statement.Actor> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    Collection<Said> of(Statement.Actor actor) {
        return byActor.getOrDefault(actor, Map.of()).values();
    }
}
