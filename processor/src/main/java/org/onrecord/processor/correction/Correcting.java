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
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Statement.TopicLabel;
import org.onrecord.events.issue.Issue;

/**
 * Puts what editors decided in place of what the models did.
 *
 * <p>A function of the statement as it was read, of all corrections known of its document, and of the issue. A correction that names what
 * the issue does not have changes nothing, until it has it again.
 */
public final class Correcting {
    /** How sure a person is taken to be. */
    private static final double DECIDED = 1;

    private final Issue issue;

    /** Corrects by the actors, topics and claims of that issue. */
    public Correcting(Issue issue) {
        this.issue = issue;
    }

    /**
     * The statement as it stands on its topic but for its cluster.
     *
     * @param read as the models labelled it
     * @param known of its document
     */
    public Statement apply(Statement read, KnownCorrections known) {
        List<Correction> holding = known.holding(read.id()).values().stream()
                .filter(this::isOfTheIssue)
                .toList();
        if (holding.isEmpty()) {
            return read;
        }
        Statement.Speaker speaker = read.speaker();
        Statement.Actor actor = read.actor();
        for (Correction each : of(holding, Correction.Field.SPEAKER)) {
            Who who = who(each.value(), read);
            speaker = who.speaker();
            actor = who.actor();
        }
        for (Correction each : of(holding, Correction.Field.OFFICIAL)) {
            actor = official(actor, each.value().equals("true"));
        }
        return read.relabelled(
                speaker,
                actor,
                topics(read, of(holding, Correction.Field.TOPIC)),
                stances(read, of(holding, Correction.Field.STANCE)),
                undecided(read.unsure(), of(holding, Correction.Field.STANCE)),
                holding.stream().map(Correcting::said).toList());
    }

    private record Who(Statement.Speaker speaker, Statement.Actor actor) {}

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

    private static List<Correction> of(List<Correction> holding, Correction.Field field) {
        return holding.stream().filter(each -> each.field() == field).toList();
    }

    private static Statement.Corrected said(Correction by) {
        return new Statement.Corrected(
                by.id(), by.field(), by.subject(), by.value(), by.author(), by.at(), by.reason());
    }

    /**
     * Who an editor says that it is. One who was found already stays as the document spells it; another takes the place of the name and
     * role that were wrong. Of one whom the registry does not know, side and tier stay as they were read.
     */
    private Who who(String value, Statement read) {
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
            return new Who(read.speaker(), read.actor());
        }
        String role = Optional.ofNullable(actor.id())
                .flatMap(issue::actor)
                .flatMap(known -> known.roleOn(read.day()))
                .map(Issue.Role::title)
                .orElse(null);
        return new Who(new Statement.Speaker(actor.name(), role, null), actor);
    }

    private static Statement.Actor registered(Issue.RegisteredActor actor, Statement read) {
        int tier = actor.roleOn(read.day()).map(Issue.Role::tier).orElse(actor.tier());
        return new Statement.Actor(actor.id(), actor.name(), false, tier == 4 ? "none" : actor.side(), tier, tier <= 2);
    }

    /** Official is tier 1 and 2: who is not what was read is what comes next. */
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
            stance(each.value()).ifPresent(side -> stances.add(decided(read, subject(each), side)));
        }
        return List.copyOf(stances);
    }

    private static List<StanceLabel> undecided(List<StanceLabel> labels, List<Correction> corrections) {
        return labels.stream()
                .filter(label ->
                        corrections.stream().noneMatch(each -> label.claim().equals(each.subject())))
                .toList();
    }

    private static Optional<Stance> stance(String value) {
        return Stream.of(Stance.values())
                .filter(side -> side.json().equals(value))
                .findFirst();
    }

    /** The side, resting on the words that the models found for it, else for the other side of the claim, else on all of the statement. */
    private static StanceLabel decided(Statement read, String claim, Stance side) {
        List<StanceLabel> found = Stream.concat(read.stances().stream(), read.unsure().stream())
                .filter(label -> label.claim().equals(claim))
                .toList();
        return found.stream()
                .filter(label -> label.stance() == side)
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(label -> new StanceLabel(claim, side, DECIDED, label.evidence(), label.words()))
                .orElseGet(() -> new StanceLabel(claim, side, DECIDED, read.span(), read.quote()));
    }

    private static String subject(Correction correction) {
        @Nullable String subject = correction.subject();
        return Objects.requireNonNull(subject, "a topic or claim has an id");
    }
}
