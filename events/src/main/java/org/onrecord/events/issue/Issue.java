package org.onrecord.events.issue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is being watched: actors, topics, claims, talking points.
 *
 * @param id e.g. {@code fentanyl}
 * @param title for people
 * @param description what the issue is about, in a few sentences
 * @param languages of the documents, BCP 47
 * @param examples sentences that are on the issue without belonging to a topic or claim
 * @param terms words that name it, or their beginnings: a statement with none of them in it, near it, in its question or in the title is off the
 *     issue; empty asks for none
 * @param actors the registry
 * @param topics what can be spoken of
 * @param claims what sides can be taken on
 * @param talkingPoints recurring formulations
 * @param thresholds by name, each from 0 to 1; those left out take the models' defaults
 * @param learned from labelled passages
 */
public record Issue(
        String id,
        String title,
        String description,
        List<String> languages,
        List<String> examples,
        List<String> terms,
        List<RegisteredActor> actors,
        List<Topic> topics,
        List<Claim> claims,
        List<TalkingPoint> talkingPoints,
        Map<String, Double> thresholds,
        LearnedModel learned) {

    /**
     * A person, office, institution or government that the issue knows.
     *
     * @param id e.g. {@code yu-haibin}
     * @param kind what it is
     * @param names display name first, then other spellings, by language
     * @param organisation id of the actor that it belongs to, or null
     * @param side the government that it speaks for, {@code other} or {@code none}
     * @param tier how much its words bind where no role says otherwise, 1 to 4
     * @param roles offices held, the newest last; empty for institutions
     */
    public record RegisteredActor(
            String id,
            Kind kind,
            Map<String, List<String>> names,
            @Nullable String organisation,
            String side,
            int tier,
            List<Role> roles) {

        /** What an actor can be. */
        public enum Kind {
            PERSON,
            OFFICE,
            INSTITUTION,
            GOVERNMENT,
            MEDIA
        }

        /** The name to show: the first English one, else the first of any language. */
        public String name() {
            List<String> english = names.getOrDefault("en", List.of());
            return english.isEmpty() ? allNames().findFirst().orElse(id) : english.getFirst();
        }

        /** Every spelling in every language. */
        public Stream<String> allNames() {
            return names.values().stream().flatMap(List::stream);
        }

        /**
         * The role held on a day: of those whose dates allow it the last that had begun or been seen by then, else the first.
         * Where the day is not known, the last role.
         */
        public Optional<Role> roleOn(@Nullable LocalDate day) {
            if (day == null) {
                return roles.stream().reduce((first, second) -> second);
            }
            List<Role> possible =
                    roles.stream().filter(role -> role.covers(day)).toList();
            return possible.stream()
                    .filter(role -> role.knownBy(day))
                    .reduce((first, second) -> second)
                    .or(() -> possible.stream().findFirst());
        }
    }

    /**
     * An office held by a person.
     *
     * @param title e.g. {@code Ambassador to the United States}
     * @param organisation id of an actor, or null
     * @param from first day, or null where no text gives it
     * @param to last day, or null where no text gives it
     * @param seen a day on which a text gives the person this role, or null; it tells roles without {@code from} apart
     * @param tier of words spoken in it
     * @param readFrom the document that the role was read from: a title, an address or a corpus id
     */
    public record Role(
            String title,
            @Nullable String organisation,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate seen,
            int tier,
            String readFrom) {

        /** A role of which no day is known on which it was held. */
        public Role(
                String title,
                @Nullable String organisation,
                @Nullable LocalDate from,
                @Nullable LocalDate to,
                int tier,
                String readFrom) {
            this(title, organisation, from, to, null, tier, readFrom);
        }

        boolean covers(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }

        boolean knownBy(LocalDate day) {
            return from != null || seen == null || !day.isBefore(seen);
        }
    }

    /**
     * Something that can be spoken of.
     *
     * @param id e.g. {@code precursors}
     * @param label for people
     * @param description what belongs to it
     * @param examples sentences that treat it, in any of the issue's languages
     */
    public record Topic(String id, String label, String description, List<String> examples) {}

    /**
     * A proposition on which sides can be taken.
     *
     * @param id e.g. {@code cooperate}
     * @param text the proposition in one sentence
     * @param label a few words, for charts
     * @param favor example sentences that take its side, in our own words, in any of the issue's languages
     * @param against example sentences that take the other side
     */
    public record Claim(String id, String text, String label, List<String> favor, List<String> against) {}

    /**
     * A recurring formulation.
     *
     * @param id e.g. {@code first-to-schedule}
     * @param actor id of the actor whose it is
     * @param variants wordings
     */
    public record TalkingPoint(String id, String actor, List<String> variants) {}

    /** Returns this issue with what was learned for it; learned thresholds replace those of the issue file. */
    public Issue with(LearnedModel other) {
        Map<String, Double> all = new LinkedHashMap<>(thresholds);
        all.putAll(other.thresholds());
        return new Issue(
                id, title, description, languages, examples, terms, actors, topics, claims, talkingPoints, all, other);
    }

    /** The threshold of that name, or the default where the issue file sets none. */
    public double threshold(String name, double otherwise) {
        return thresholds.getOrDefault(name, otherwise);
    }

    /** The claim of that id. */
    public Optional<Claim> claim(String claimId) {
        return claims.stream().filter(claim -> claim.id().equals(claimId)).findFirst();
    }

    /** The topic of that id. */
    public Optional<Topic> topic(String topicId) {
        return topics.stream().filter(topic -> topic.id().equals(topicId)).findFirst();
    }

    /** The actor of that id. */
    public Optional<RegisteredActor> actor(String actorId) {
        return actors.stream().filter(actor -> actor.id().equals(actorId)).findFirst();
    }
}
