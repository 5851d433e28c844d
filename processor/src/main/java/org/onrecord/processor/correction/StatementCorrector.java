package org.onrecord.processor.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Correction;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Attribution;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Statement.TopicLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.json.JsonName;

/**
 * Applies the corrections of editors to a statement.
 *
 * <p>The result depends only on the uncorrected statement, all corrections of its document, and the issue. A correction that names an actor, topic
 * or claim that the issue does not have is ignored for as long as it is missing.
 */
public record StatementCorrector(Issue issue) {
    /** The score of a label that a person decided. */
    private static final double DECIDED = 1;

    /** Returns a statement, as the models labelled it, with its corrections and without a cluster. */
    public Statement apply(Statement read, DocumentCorrections known) {
        List<Correction> inForce = known.inForce(read.id()).values().stream()
                .filter(this::isOfTheIssue)
                .toList();
        if (inForce.isEmpty()) {
            return read;
        }
        Attribution attribution = read.attribution();
        for (Correction each : of(inForce, Correction.Field.SPEAKER)) {
            attribution = attribution(each.value(), read);
        }
        for (Correction each : of(inForce, Correction.Field.OFFICIAL)) {
            attribution = new Attribution(
                    attribution.speaker(),
                    official(attribution.actor(), each.value().equals("true")));
        }
        return read.corrected(
                attribution,
                new Statement.Labels(
                        topics(read, of(inForce, Correction.Field.TOPIC)),
                        stances(read, of(inForce, Correction.Field.STANCE)),
                        undecided(read.unsure(), of(inForce, Correction.Field.STANCE)),
                        read.labels().talkingPoints()),
                inForce.stream()
                        .map(by -> new Statement.Corrected(
                                by.id(), by.field(), by.subject(), by.value(), by.author(), by.at(), by.reason()))
                        .toList());
    }

    private boolean isOfTheIssue(Correction correction) {
        String subject = Objects.requireNonNullElse(correction.subject(), "");
        return switch (correction.field()) {
            case SPEAKER ->
                correction.value().startsWith(Correction.NAME)
                        || issue.actor(correction.value()).isPresent();
            case OFFICIAL -> true;
            case TOPIC -> issue.topic(subject).isPresent();
            case STANCE -> issue.claim(subject).isPresent();
        };
    }

    private static List<Correction> of(List<Correction> inForce, Correction.Field field) {
        return inForce.stream().filter(each -> each.field() == field).toList();
    }

    /**
     * Returns the speaker and actor that an editor names. If the actor is the same as before, the speaker stays as spelled in the document;
     * otherwise name and role are replaced. An actor that the registry does not know gets the side and tier that were read.
     */
    private Attribution attribution(String value, Statement read) {
        Statement.Actor actor = value.startsWith(Correction.NAME)
                ? new Statement.Actor(
                        null,
                        value.substring(Correction.NAME.length()).strip(),
                        true,
                        read.actor().side(),
                        read.actor().tier(),
                        read.actor().official())
                : registered(issue.actor(value).orElseThrow(), read);
        if (actor.key().equals(read.actor().key())) {
            return read.attribution();
        }
        String role = Optional.ofNullable(actor.id())
                .flatMap(issue::actor)
                .flatMap(known -> known.roleOn(read.day()))
                .map(Issue.Role::title)
                .orElse(null);
        return new Attribution(new Statement.Speaker(actor.name(), role, null), actor);
    }

    private static Statement.Actor registered(Issue.RegisteredActor actor, Statement read) {
        int tier = actor.roleOn(read.day()).map(Issue.Role::tier).orElse(actor.tier());
        return new Statement.Actor(actor.id(), actor.name(), false, tier == 4 ? "none" : actor.side(), tier, tier <= 2);
    }

    /** Changes whether an actor is official: tiers 1 and 2 are, so the tier becomes 2 or 4. */
    private static Statement.Actor official(Statement.Actor actor, boolean official) {
        if (actor.official() == official) {
            return actor;
        }
        return new Statement.Actor(
                actor.id(), actor.name(), actor.inferred(), actor.side(), official ? 2 : 4, official);
    }

    private static List<TopicLabel> topics(Statement read, List<Correction> corrections) {
        List<TopicLabel> topics = new ArrayList<>(read.topics());
        for (Correction each : corrections) {
            topics.removeIf(label -> label.topic().equals(each.subject()));
            if (each.value().equals("present")) {
                topics.add(new TopicLabel(subject(each), DECIDED));
            }
        }
        return List.copyOf(topics);
    }

    private static List<StanceLabel> stances(Statement read, List<Correction> corrections) {
        List<StanceLabel> stances = new ArrayList<>(undecided(read.stances(), corrections));
        for (Correction each : corrections) {
            JsonName.of(each.value(), Stance.values())
                    .ifPresent(side -> stances.add(decided(read, subject(each), side)));
        }
        return List.copyOf(stances);
    }

    private static List<StanceLabel> undecided(List<StanceLabel> labels, List<Correction> corrections) {
        return labels.stream()
                .filter(label ->
                        corrections.stream().noneMatch(each -> label.claim().equals(each.subject())))
                .toList();
    }

    /** Returns the decided side. Its evidence is the words that the models found for it, else for the other side, else the whole statement. */
    private static StanceLabel decided(Statement read, String claim, Stance side) {
        List<StanceLabel> found = Stream.concat(read.stances().stream(), read.unsure().stream())
                .filter(label -> label.claim().equals(claim))
                .toList();
        return found.stream()
                .filter(label -> label.stance() == side)
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(label -> new StanceLabel(
                        claim,
                        side,
                        DECIDED,
                        label.evidence(),
                        label.words(),
                        null,
                        null,
                        label.conditional() && label.stance() == side))
                .orElseGet(() -> new StanceLabel(claim, side, DECIDED, read.span(), read.quote()));
    }

    private static String subject(Correction correction) {
        @Nullable String subject = correction.subject();
        return Objects.requireNonNull(subject, "a topic or claim has an id");
    }
}
