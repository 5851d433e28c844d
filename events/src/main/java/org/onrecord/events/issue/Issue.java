package org.onrecord.events.issue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;

/**
 * An issue: its terms, actors, topics, claims and talking points.
 *
 * @param id e.g. {@code fentanyl}
 * @param title for people
 * @param description what the issue is about, in a few sentences
 * @param languages of the documents, BCP 47
 * @param examples sentences that are on the issue without belonging to a topic or claim
 * @param terms words that name the issue, or their beginnings. A statement is on the issue only if it contains one, or if one is near it, in its
 *     question or in the title. Without terms, none is required
 * @param excluded words, or their beginnings, that contain a term and name something else
 * @param actors the registry
 * @param claims on which statements take sides
 * @param talkingPoints recurring formulations of actors
 * @param thresholds by name, each from 0 to 1; the models have defaults
 * @param learned from labelled passages
 * @param exclusions which statements are off the issue, whatever terms they name
 * @param headings title and description in each language that the issue file has
 */
public record Issue(
        String id,
        String title,
        String description,
        List<String> languages,
        List<String> examples,
        List<String> terms,
        List<String> excluded,
        List<RegisteredActor> actors,
        List<Topic> topics,
        List<Claim> claims,
        List<TalkingPoint> talkingPoints,
        Map<String, Double> thresholds,
        LearnedModel learned,
        List<Exclusion> exclusions,
        Map<String, Heading> headings) {
    /** The name in {@code thresholds} of how often a told side must be right: {@code precision} in the issue file. */
    public static final String PRECISION = "precision";

    private static final double USUAL_PRECISION = 0.9;

    /**
     * What is off the issue: a statement with one of some words that has none of others.
     *
     * @param words or their beginnings, e.g. {@code Iran}
     * @param unless words that keep a statement on the issue, e.g. {@code China}
     */
    public record Exclusion(List<String> words, List<String> unless) {}

    /**
     * A person, office, institution, government or medium of the registry.
     *
     * @param id e.g. {@code yu-haibin}
     * @param names by language: the display name, then other spellings
     * @param organisation id of the actor to which it belongs, or null
     * @param side the government for which it speaks, {@code other} or {@code none}
     * @param tier how much its words bind unless a role says otherwise, 1 to 4
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

        public enum Kind {
            PERSON,
            OFFICE,
            INSTITUTION,
            GOVERNMENT,
            MEDIA
        }

        /** Returns the display name: the first English one, else the first of any language. */
        public String name() {
            List<String> english = names.getOrDefault("en", List.of());
            return english.isEmpty() ? allNames().findFirst().orElse(id) : english.getFirst();
        }

        /** Returns the first name in a language, else the display name. */
        public String name(String language) {
            return names.getOrDefault(language, List.of()).stream().findFirst().orElseGet(this::name);
        }

        public Stream<String> allNames() {
            return names.values().stream().flatMap(List::stream);
        }

        /**
         * Returns the role held on a day: of the roles whose dates allow it, the last one that had begun or been seen by then, else the first.
         * Without a day, returns the last role.
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
     * @param from first day, or null if not known
     * @param to last day, or null if not known
     * @param seen a day on which a document gives the person this role, or null; orders roles without {@code from}
     * @param tier of words spoken in it
     * @param readFrom the document in which the role was read: a title, an address or a corpus id
     */
    public record Role(
            String title,
            @Nullable String organisation,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate seen,
            int tier,
            String readFrom) {

        boolean covers(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }

        boolean knownBy(LocalDate day) {
            return from != null || seen == null || !day.isBefore(seen);
        }
    }

    /**
     * A topic of statements.
     *
     * @param id e.g. {@code precursors}
     * @param examples sentences that treat it, in the languages of the issue
     * @param labels for people, by language
     */
    public record Topic(
            String id, String label, String description, List<String> examples, Map<String, String> labels) {
        /** Returns it with the label of a language, if it has one. */
        public Topic in(String language) {
            return new Topic(id, labels.getOrDefault(language, label), description, examples, labels);
        }
    }

    /**
     * A proposition on which statements take sides.
     *
     * @param id e.g. {@code cooperate}
     * @param text the proposition in one sentence
     * @param label a few words, for charts
     * @param favor example sentences in favour of it, in our own words, in the languages of the issue
     * @param against example sentences against it
     * @param between the governments that it is about: a statement takes a side only if each of them speaks or is named; empty for any
     * @param follows the claims whose sides are sides on this one too, where certain words are used; empty if it is read for itself
     * @param acts what takes a side on it by being begun or ended
     * @param wordings its words for readers, by language
     */
    public record Claim(
            String id,
            String text,
            String label,
            List<String> favor,
            List<String> against,
            List<String> between,
            List<Followed> follows,
            List<Act> acts,
            Map<String, Wording> wordings) {
        /** A claim that may be about any governments, with words in one language. */
        public Claim(String id, String text, String label, List<String> favor, List<String> against) {
            this(id, text, label, favor, against, List.of(), List.of(), List.of(), Map.of());
        }

        /** Returns it with the text and the label of a language, as far as it has them. */
        public Claim in(String language) {
            Wording own = wordings.get(language);
            return own == null
                    ? this
                    : new Claim(
                            id,
                            Objects.requireNonNullElse(own.text(), text),
                            Objects.requireNonNullElse(own.label(), label),
                            favor,
                            against,
                            between,
                            follows,
                            acts,
                            wordings);
        }

        /** Returns what somebody does who takes a side on it, as the predicate of a headline: "rejects the tariffs". */
        public Optional<String> headline(Stance side, String language) {
            return Optional.ofNullable(wordings.get(language))
                    .map(own -> side == Stance.FAVOR ? own.favorHeadline() : own.againstHeadline());
        }
    }

    /**
     * A claim that another one follows: a statement that takes a side on it, in some words, takes a side on the other one too.
     *
     * @param claim id of the claim that is followed
     * @param side the side on it; null for either
     * @param words or their beginnings, one of which must be in the words that show the side
     * @param with words, or their beginnings, one of which must be there too; none for no such condition
     * @param unless words, or their beginnings, in which none of these is found
     * @param takes the side on the claim that follows; null for the same
     */
    public record Followed(
            String claim,
            @Nullable Stance side,
            List<String> words,
            List<String> with,
            List<String> unless,
            @Nullable Stance takes) {}

    /**
     * What takes a side on a claim by being begun or ended in a formal act, such as a tariff that is imposed or lifted.
     *
     * @param by the governments whose act it is; empty for any
     * @param words or their beginnings, that name it
     * @param with words, or their beginnings, one of which must be in the sentence too; none for no such condition
     * @param unless words, or their beginnings, in which none of these is found
     * @param begun the side of those who begin it; who ends it takes the other one
     */
    public record Act(List<String> by, List<String> words, List<String> with, List<String> unless, Stance begun) {}

    /** The title and the description of an issue in one language; each is null where the issue file has none. */
    public record Heading(@Nullable String title, @Nullable String description) {}

    /**
     * The words for a claim in one language; each is null where the issue file has none.
     *
     * @param text the proposition
     * @param label a few words
     * @param favorHeadline what somebody does who is in favour, e.g. "offers talks"
     * @param againstHeadline what somebody does who is against
     */
    public record Wording(
            @Nullable String text,
            @Nullable String label,
            @Nullable String favorHeadline,
            @Nullable String againstHeadline) {}

    /**
     * A recurring formulation of an actor.
     *
     * @param id e.g. {@code first-to-schedule}
     * @param claim id of the claim on which whoever says it takes a side; null if none
     * @param side the side that it takes; null if none
     */
    public record TalkingPoint(
            String id,
            String actor,
            List<String> variants,
            @Nullable String claim,
            @Nullable Stance side) {}

    /** Returns this issue as the models read it: without the claims that follow others. */
    public Issue asRead() {
        return with(
                title,
                description,
                topics,
                claims.stream().filter(claim -> claim.follows().isEmpty()).toList(),
                thresholds,
                learned);
    }

    /** Returns this issue with what was learned for it; learned thresholds replace those of the issue file. */
    public Issue with(LearnedModel other) {
        Map<String, Double> all = new LinkedHashMap<>(thresholds);
        all.putAll(other.thresholds());
        return with(title, description, topics, claims, all, other);
    }

    /** Returns this issue for readers of a language: with title, description and labels in it, as far as the issue file has them. */
    public Issue in(String language) {
        Heading own = headings.getOrDefault(language, new Heading(null, null));
        return with(
                Objects.requireNonNullElse(own.title(), title),
                Objects.requireNonNullElse(own.description(), description),
                topics.stream().map(topic -> topic.in(language)).toList(),
                claims.stream().map(claim -> claim.in(language)).toList(),
                thresholds,
                learned);
    }

    private Issue with(
            String ownTitle,
            String ownDescription,
            List<Topic> ownTopics,
            List<Claim> ownClaims,
            Map<String, Double> ownThresholds,
            LearnedModel ownLearned) {
        return new Issue(
                id,
                ownTitle,
                ownDescription,
                languages,
                examples,
                terms,
                excluded,
                actors,
                ownTopics,
                ownClaims,
                talkingPoints,
                ownThresholds,
                ownLearned,
                exclusions,
                headings);
    }

    /** Returns a threshold, or the default if the issue file does not set it. */
    public double threshold(String name, double otherwise) {
        return thresholds.getOrDefault(name, otherwise);
    }

    /** Returns how often a told side must be right, from 0 to 1. */
    public double precision() {
        return threshold(PRECISION, USUAL_PRECISION);
    }

    public Optional<Claim> claim(String claimId) {
        return claims.stream().filter(claim -> claim.id().equals(claimId)).findFirst();
    }

    public Optional<Topic> topic(String topicId) {
        return topics.stream().filter(topic -> topic.id().equals(topicId)).findFirst();
    }

    public Optional<RegisteredActor> actor(String actorId) {
        return actors.stream().filter(actor -> actor.id().equals(actorId)).findFirst();
    }
}
