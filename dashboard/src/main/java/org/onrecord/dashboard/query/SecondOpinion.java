package org.onrecord.dashboard.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Alert;
import org.onrecord.events.Opinion;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.opinion.OpinionRequest;

/**
 * The opinion of a language model on a statement, compared with the statement's labels.
 *
 * @param differs true if it differs from the labels on any claim
 * @param stances one for each claim on which the model or a label takes a stance, those of the model first
 */
public record SecondOpinion(String model, Instant at, boolean differs, List<OnClaim> stances) {
    /** Far more models than are asked about one statement. */
    private static final int MAX_MODELS = 20;

    /**
     * The opinion on one claim.
     *
     * @param stance {@code favor}, {@code against}, or {@code none} if a label takes a stance and the model does not
     * @param words the words that decide, exactly as in the statement; empty with {@code none}
     * @param translations of the words, by language
     * @param differs true if no label agrees
     */
    public record OnClaim(
            String claim, String stance, String words, Map<String, String> translations, boolean differs) {}

    public static List<StatementItem> addTo(List<StatementItem> items, IndexSnapshot snapshot, Issue issue) {
        return snapshot.count(IndexQueries.type("opinion")) == 0
                ? items
                : items.stream()
                        .map(item -> item.withOpinions(of(snapshot, issue, item.statement())))
                        .toList();
    }

    /**
     * Returns the words that prove an alert on a claim, translated by a language model; none of a statement about which no model was asked, or on
     * whose side it does not agree.
     */
    public static List<Translation> translations(IndexSnapshot snapshot, Issue issue, Alert alert) {
        String claim = alert.facts().getOrDefault("claim", "");
        return claim.isEmpty() || snapshot.count(IndexQueries.type("opinion")) == 0
                ? List.of()
                : alert.evidence().stream()
                        .flatMap(each -> snapshot.statement(alert.issue(), each.statement()).stream())
                        .flatMap(statement ->
                                translation(answers(snapshot, issue, statement), statement, claim).stream())
                        .toList();
    }

    private static Optional<Translation> translation(List<Opinion> answers, Statement statement, String claim) {
        Set<Stance> sides = statement.stances().stream()
                .filter(label -> label.claim().equals(claim))
                .map(Statement.StanceLabel::stance)
                .collect(Collectors.toSet());
        return answers.stream()
                .flatMap(answer -> answer.stances().stream()
                        .filter(side -> side.claim().equals(claim) && sides.contains(side.stance()))
                        .map(side ->
                                new Translation(statement.id(), answer.model(), side.words(), side.translations())))
                .filter(each -> !each.texts().isEmpty())
                .findFirst();
    }

    /** Returns the opinions on a statement, newest first, without answers that decide its labels. */
    private static List<SecondOpinion> of(IndexSnapshot snapshot, Issue issue, Statement statement) {
        return answers(snapshot, issue, statement).stream()
                .filter(opinion -> !labels(opinion, statement))
                .map(opinion -> of(opinion, statement))
                .toList();
    }

    /** Returns the answers about a statement that were not refused, newest first. */
    private static List<Opinion> answers(IndexSnapshot snapshot, Issue issue, Statement statement) {
        Optional<Statement> question =
                Optional.ofNullable(statement.answerTo()).flatMap(id -> snapshot.statement(statement.issue(), id));
        String asked = OpinionRequest.about(statement, question, issue).hash();
        return snapshot
                .search(
                        IndexQueries.allOf(IndexQueries.type("opinion"), IndexQueries.term(IndexFields.ASKED, asked)),
                        IndexQueries.newestReceivedFirst(),
                        0,
                        MAX_MODELS)
                .map(entry -> snapshot.event(entry, Opinion.class))
                .stream()
                .filter(opinion -> opinion.refused() == null)
                .toList();
    }

    private static boolean labels(Opinion opinion, Statement statement) {
        Statement.@Nullable Labeller labeller = statement.labeller();
        return labeller != null && labeller.name().equals(opinion.model());
    }

    private static SecondOpinion of(Opinion opinion, Statement statement) {
        Set<String> labels = statement.stances().stream()
                .map(label -> IndexFields.stance(label.claim(), label.stance().json()))
                .collect(Collectors.toSet());
        List<OnClaim> stances = new ArrayList<>();
        for (Opinion.SideTaken side : opinion.stances()) {
            String stance = side.stance().json();
            boolean differs = !labels.contains(IndexFields.stance(side.claim(), stance));
            stances.add(new OnClaim(side.claim(), stance, side.words(), side.translations(), differs));
        }
        Set<String> taken =
                opinion.stances().stream().map(Opinion.SideTaken::claim).collect(Collectors.toSet());
        statement.stances().stream()
                .map(Statement.StanceLabel::claim)
                .distinct()
                .filter(claim -> !taken.contains(claim))
                .forEach(claim -> stances.add(new OnClaim(claim, "none", "", Map.of(), true)));
        return new SecondOpinion(
                opinion.model(), opinion.at(), stances.stream().anyMatch(OnClaim::differs), List.copyOf(stances));
    }
}
