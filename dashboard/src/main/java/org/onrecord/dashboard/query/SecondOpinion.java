package org.onrecord.dashboard.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Opinion;
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
     * @param differs true if no label agrees
     */
    public record OnClaim(String claim, String stance, String words, boolean differs) {}

    public static List<StatementItem> addTo(List<StatementItem> items, IndexSnapshot snapshot, Issue issue) {
        return snapshot.count(IndexQueries.type("opinion")) == 0
                ? items
                : items.stream()
                        .map(item -> item.withOpinions(of(snapshot, issue, item.statement())))
                        .toList();
    }

    /** Returns the opinions on a statement, newest first, without answers that were refused or that decide its labels. */
    private static List<SecondOpinion> of(IndexSnapshot snapshot, Issue issue, Statement statement) {
        Optional<Statement> question = Optional.ofNullable(statement.answerTo())
                .flatMap(id -> snapshot.find("statement", IssueKey.of(statement.issue(), id), Statement.class));
        String asked = OpinionRequest.about(statement, question, issue).hash();
        return snapshot
                .search(
                        IndexQueries.allOf(IndexQueries.type("opinion"), IndexQueries.term(IndexFields.ASKED, asked)),
                        IndexQueries.newestReceivedFirst(),
                        0,
                        MAX_MODELS)
                .map(entry -> snapshot.event(entry, Opinion.class))
                .stream()
                .filter(opinion -> opinion.refused() == null && !labels(opinion, statement))
                .map(opinion -> of(opinion, statement))
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
            stances.add(new OnClaim(side.claim(), stance, side.words(), differs));
        }
        Set<String> taken =
                opinion.stances().stream().map(Opinion.SideTaken::claim).collect(Collectors.toSet());
        statement.stances().stream()
                .map(Statement.StanceLabel::claim)
                .distinct()
                .filter(claim -> !taken.contains(claim))
                .forEach(claim -> stances.add(new OnClaim(claim, "none", "", true)));
        return new SecondOpinion(
                opinion.model(), opinion.at(), stances.stream().anyMatch(OnClaim::differs), List.copyOf(stances));
    }
}
