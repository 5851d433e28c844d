package org.onrecord.events.issue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.Role;
import org.onrecord.events.yaml.SpellingHint;
import org.onrecord.events.yaml.YamlFields;

/** Reads the YAML nodes of actors, which stand in issue files and in the files of the registry. */
final class ActorReader {
    private static final List<String> KINDS = List.of("person", "office", "institution", "government", "media");

    private ActorReader() {}

    static RegisteredActor actor(YamlFields actor) {
        String id = actor.id("id");
        RegisteredActor.Kind kind =
                actor.optionalText("kind").map(text -> kind(actor, text)).orElse(RegisteredActor.Kind.PERSON);
        Map<String, List<String>> names = names(actor);
        Optional<String> organisation = actor.optionalText("organisation");
        String side = actor.side("side");
        int tier = actor.tier("tier").orElse(4);
        List<Role> roles = actor.list("roles", "a role", role -> role(role, tier));
        return new RegisteredActor(id, kind, names, organisation.orElse(null), side, tier, roles);
    }

    private static RegisteredActor.Kind kind(YamlFields actor, String text) {
        if (!KINDS.contains(text)) {
            actor.mistake("kind", "unknown kind \"" + text + "\"; one of " + String.join(", ", KINDS));
            return RegisteredActor.Kind.PERSON;
        }
        return RegisteredActor.Kind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Map<String, List<String>> names(YamlFields actor) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        if (!actor.names().contains("names")) {
            actor.mistake("names", "an actor needs names, by language: names: {en: [Name, Other spelling]}");
        }
        actor.mapping("names").ifPresent(byLanguage -> {
            if (byLanguage.names().isEmpty()) {
                actor.mistake("names", "an actor needs at least one name: names: {en: [Name, Other spelling]}");
            }
            byLanguage.names().forEach(language -> names.put(language, byLanguage.texts(language, true)));
        });
        return names;
    }

    private static Role role(YamlFields role, int tier) {
        String title = role.text("title");
        Optional<String> organisation = role.optionalText("organisation");
        Optional<LocalDate> from = role.day("from");
        Optional<LocalDate> to = role.day("to");
        Optional<LocalDate> seen = role.day("seen");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            role.mistake("to", "the role ends on " + to.get() + ", before it begins on " + from.get());
        }
        return new Role(
                title,
                organisation.orElse(null),
                from.orElse(null),
                to.orElse(null),
                seen.orElse(null),
                role.tier("tier").orElse(tier),
                role.text("read-from"));
    }

    /** Reports the organisations in a list of actors that are no actors themselves. */
    static void checkOrganisations(YamlFields fields, Set<String> actorIds) {
        fields.peekList("actors").forEach(actor -> {
            checkOrganisation(actor, actorIds);
            actor.peekList("roles").forEach(role -> checkOrganisation(role, actorIds));
        });
    }

    private static void checkOrganisation(YamlFields holder, Set<String> actorIds) {
        holder.peekText("organisation").filter(id -> !actorIds.contains(id)).ifPresent(id -> {
            holder.mistake(
                    "organisation",
                    "unknown organisation \"" + id + "\"; it must be the id of an actor"
                            + SpellingHint.of(id, actorIds));
        });
    }

    /** Returns the ids in a list, and reports those that occur twice. */
    static Set<String> unique(String thing, YamlFields fields, String list) {
        Set<String> ids = new HashSet<>();
        fields.peekList(list)
                .forEach(each -> each.peekText("id").filter(id -> !ids.add(id)).ifPresent(id -> {
                    each.mistake("id", "a second " + thing + " with the id \"" + id + "\"");
                }));
        return ids;
    }
}
