package org.onrecord.processor.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.RegisteredActor.Kind;
import org.onrecord.events.issue.Issue.Role;
import org.onrecord.processor.alert.PositionHolder.Level;
import org.onrecord.processor.talkingpoint.TalkingPointHolders;
import org.onrecord.processor.trend.Member;

/**
 * Decides for whom a statement speaks: a spokesperson for its institution; a person of tier 1 for itself and the institution that it heads; an
 * institution of tier 1 for the government too; everybody else for themselves.
 */
final class PositionHolders {
    private static final int BINDING = 1;

    private final Map<String, RegisteredActor> registry;

    PositionHolders(Issue issue) {
        registry = issue.actors().stream().collect(Collectors.toMap(RegisteredActor::id, each -> each));
    }

    /** Returns whose positions a statement shows, its own actor first; nobody if the actor is unnamed. */
    List<PositionHolder> of(Member member) {
        Statement.Actor actor = member.actor();
        Optional<RegisteredActor> registered = actor(actor.id());
        Optional<Role> role = registered.flatMap(each -> each.roleOn(member.day()));
        @Nullable
        String organisation = role.map(Role::organisation)
                .or(() -> registered.map(RegisteredActor::organisation))
                .orElse(null);
        List<PositionHolder> institutions = institutions(organisation);
        if (!institutions.isEmpty() && TalkingPointHolders.isSpokesperson(registered.orElseThrow(), member.day())) {
            return institutions;
        }
        Level level = registered.map(PositionHolders::level).orElse(Level.PERSON);
        Stream<PositionHolder> own = actor.key().stream()
                .map(key ->
                        new PositionHolder(key, Objects.requireNonNullElse(actor.name(), key), actor.tier(), level));
        boolean more = actor.tier() == BINDING
                || (level != Level.PERSON
                        && actor(organisation)
                                .filter(each -> each.kind() == Kind.INSTITUTION)
                                .isPresent());
        return Stream.concat(own, more ? institutions.stream() : Stream.of()).toList();
    }

    private static Level level(RegisteredActor actor) {
        return switch (actor.kind()) {
            case PERSON, OFFICE, MEDIA -> Level.PERSON;
            case INSTITUTION -> Level.INSTITUTION;
            case GOVERNMENT -> Level.GOVERNMENT;
        };
    }

    /** Returns an institution and those that it belongs to. One of a lower tier, such as a parliament, does not speak for the government. */
    private List<PositionHolder> institutions(@Nullable String organisation) {
        List<PositionHolder> chain = new ArrayList<>();
        Optional<RegisteredActor> next = actor(organisation);
        while (next.isPresent()) {
            RegisteredActor each = next.orElseThrow();
            if (level(each) == Level.PERSON
                    || chain.stream().anyMatch(holder -> holder.actor().equals(each.id()))) {
                break;
            }
            chain.add(new PositionHolder(each.id(), each.name(), each.tier(), level(each)));
            next = actor(each.organisation())
                    .filter(above -> each.tier() == BINDING || above.kind() == Kind.INSTITUTION);
        }
        return chain;
    }

    private Optional<RegisteredActor> actor(@Nullable String id) {
        return Optional.ofNullable(id).map(registry::get);
    }
}
