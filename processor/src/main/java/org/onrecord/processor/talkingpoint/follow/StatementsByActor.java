package org.onrecord.processor.talkingpoint.follow;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.onrecord.events.Statement;
import org.onrecord.processor.talkingpoint.TalkingPointHolders;
import org.onrecord.processor.talkingpoint.TalkingPoints.Said;

/** The current statements of each actor on the issue, and the actors whose statements changed, with whether any of the changes is news. */
final class StatementsByActor {
    private final TalkingPointHolders holders;
    private final Function<Statement, Said> sentences;
    private final Map<Statement.Actor, Map<String, Said>> byActor = new HashMap<>();
    private final Map<String, Statement.Actor> actorOf = new HashMap<>();
    private final Map<Statement.Actor, Boolean> changed = new HashMap<>();

    /** @param sentences prepares the sentences of a statement for comparison */
    StatementsByActor(TalkingPointHolders holders, Function<Statement, Said> sentences) {
        this.holders = holders;
        this.sentences = sentences;
    }

    void put(Statement statement, boolean isNews) {
        Optional<Statement.Actor> actor =
                statement.counts() && statement.actor().key().isPresent()
                        ? Optional.of(holders.of(statement.actor(), statement.day()))
                        : Optional.empty();
        if (actor.isEmpty() || !actor.get().equals(actorOf.get(statement.id()))) {
            remove(statement.id(), isNews);
        }
        actor.ifPresent(who -> add(who, statement, isNews));
    }

    private void add(Statement.Actor who, Statement statement, boolean isNews) {
        Map<String, Said> said = byActor.computeIfAbsent(who, none -> new HashMap<>());
        Said before = said.get(statement.id());
        if (before == null || !before.statement().equals(statement)) {
            said.put(statement.id(), sentences.apply(statement));
            actorOf.put(statement.id(), who);
            changed.merge(who, isNews, Boolean::logicalOr);
        }
    }

    void remove(String statement, boolean isNews) {
        Statement.Actor actor = actorOf.remove(statement);
        if (actor != null) {
            byActor.getOrDefault(actor, new HashMap<>()).remove(statement);
            changed.merge(actor, isNews, Boolean::logicalOr);
        }
    }

    /** Returns the actors whose statements changed since the last call; true for those of whom a change is news. */
    Map<Statement.Actor, Boolean> takeChanged() {
        Map<Statement.Actor, Boolean> taken = Map.copyOf(changed);
        changed.clear();
        return taken;
    }

    Collection<Said> of(Statement.Actor actor) {
        return byActor.getOrDefault(actor, Map.of()).values();
    }
}
