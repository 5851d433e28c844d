package org.onrecord.processor.talkingpoint;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;

/** Finds the holder of talking points: the institution for the words of its spokesperson, else the actor. */
public record TalkingPointHolders(Issue issue) {
    private static final Pattern SPOKESPERSON =
            Pattern.compile("(?i)spokes(person|man|woman)|press secretary|发言人|portavoz");

    public Statement.Actor of(Statement.Actor actor, @Nullable LocalDate day) {
        return Optional.ofNullable(actor.id())
                .flatMap(issue::actor)
                .flatMap(known -> institution(known, day))
                .orElse(actor);
    }

    /** Returns the key of the holder of a registered actor's talking points. */
    String holder(String actor) {
        return issue.actor(actor)
                .flatMap(known -> institution(known, null))
                .flatMap(Statement.Actor::key)
                .orElse(actor);
    }

    private Optional<Statement.Actor> institution(RegisteredActor actor, @Nullable LocalDate day) {
        boolean speaksForIt = actor.kind() == RegisteredActor.Kind.OFFICE
                ? SPOKESPERSON.matcher(actor.name()).find()
                : actor.roleOn(day)
                        .filter(role -> SPOKESPERSON.matcher(role.title()).find())
                        .isPresent();
        return Optional.ofNullable(actor.organisation())
                .filter(organisation -> speaksForIt)
                .flatMap(issue::actor)
                .map(known -> new Statement.Actor(
                        known.id(), known.name(), false, known.side(), known.tier(), known.tier() <= 2));
    }
}
