package org.onrecord.dashboard.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Opinion;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.opinion.Inquiry;

/**
 * What a language model says of a statement, beside its labels.
 *
 * @param model that was asked
 * @param at when it answered
 * @param differs true if it differs from the labels on any claim
 * @param stances what it says of each claim on which it or a label takes a side, its own first; empty where neither takes any
 */
public record SecondOpinion(String model, Instant at, boolean differs, List<OnClaim> stances) {
    /** More models than anybody asks about one statement. */
    private static final int MOST_MODELS = 20;

    /**
     * What it says of one claim.
     *
     * @param claim the claim's id
     * @param stance {@code favor}, {@code against}, or {@code none} where a label takes a side and the model does not
     * @param words on which it rests, exactly as in the statement; empty with {@code none}
     * @param differs true if no label says the same
     */
    public record OnClaim(String claim, String stance, String words, boolean differs) {}

    /** Each statement with the opinions on it. */
    public static List<StatementItem> beside(Reading reading, Issue issue, List<StatementItem> items) {
        return reading.count(Reading.type(Schema.TYPE_OPINION)) == 0
                ? items
                : items.stream()
                        .map(item -> item.withOpinions(of(reading, issue, item.statement())))
                        .toList();
    }

    /** The opinions on a statement, the newest first; a refused answer is none. */
    private static List<SecondOpinion> of(Reading reading, Issue issue, Statement statement) {
        String asked =
                Inquiry.of(statement, question(reading, statement), issue).hash();
        List<Integer> entries = reading.search(
                        Reading.all(List.of(
                                Reading.type(Schema.TYPE_OPINION), new TermQuery(new Term(Schema.ASKED, asked)))),
                        Reading.newestReceivedFirst(),
                        0,
                        MOST_MODELS)
                .entries();
        return entries.stream()
                .map(entry -> reading.event(entry, Opinion.class))
                .filter(opinion -> opinion.refused() == null)
                .map(opinion -> of(opinion, statement))
                .toList();
    }

    private static @Nullable String question(Reading reading, Statement statement) {
        return Optional.ofNullable(statement.answerTo())
                .flatMap(id -> reading.find(Schema.key("statement", id)))
                .map(entry -> reading.event(entry, Statement.class))
                .filter(asking -> asking.kind() == Statement.Kind.QUESTION)
                .map(Statement::quote)
                .orElse(null);
    }

    /** The opinion held against the statement's labels. */
    static SecondOpinion of(Opinion opinion, Statement statement) {
        Set<String> labels = statement.stances().stream()
                .map(label -> Schema.stance(label.claim(), label.stance().json()))
                .collect(Collectors.toSet());
        List<OnClaim> stances = new ArrayList<>();
        for (Opinion.SideTaken side : opinion.stances()) {
            String stance = side.stance().json();
            boolean differs = !labels.contains(Schema.stance(side.claim(), stance));
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
