package org.onrecord.processor.opinion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Ids;
import org.onrecord.events.Opinion;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Labeller;
import org.onrecord.events.Statement.Labels;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Statement.TopicLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.opinion.OpinionRequest;

/**
 * Labels statements with the answers of a language model, where one is set to decide labels.
 *
 * <p>A statement whose answer is missing, refused or not valid keeps its local labels. The result depends only on the statement, its question, the
 * issue, the model's name and the answer.
 */
public final class AnswerLabels {
    /** The score of a label that a language model decides. It is not calibrated: the model says yes or no, and nothing about how sure it is. */
    public static final double SCORE = 0.9;

    private final Issue issue;
    private final String model;
    private final Set<String> claims;
    private final Set<String> topics;

    public AnswerLabels(Issue issue, String model) {
        this.issue = issue;
        this.model = model;
        this.claims = issue.claims().stream().map(Issue.Claim::id).collect(Collectors.toUnmodifiableSet());
        this.topics = issue.topics().stream().map(Issue.Topic::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns a hash of the model's name and of the questions, which identifies the labels that follow from its answers. */
    public String id() {
        return Ids.opinion(OpinionRequest.hashOf(issue), model);
    }

    /**
     * Returns the id of the opinion that decides the labels of a statement; empty if the model sees none or only the beginning of it.
     *
     * @param statement with its speaker after corrections
     * @param asking the question that it answers
     */
    public Optional<String> decidedBy(Statement statement, Optional<Statement> asking) {
        return OpinionRequest.concerns(statement, issue) && OpinionRequest.holdsAll(statement)
                ? Optional.of(Ids.opinion(
                        OpinionRequest.about(statement, asking, issue).hash(), model))
                : Optional.empty();
    }

    /**
     * Returns a statement with the labels of the model's answer, else with its local labels, and a note which of the two they are.
     *
     * @param read as the local models labelled it
     * @param answer null if there is none yet
     */
    public Statement apply(Statement read, @Nullable Opinion answer) {
        if (answer == null) {
            return read.labelled(read.labels(), new Labeller(model, Labeller.Answer.AWAITED));
        }
        return answer.refused() == null && isOf(answer, read)
                ? read.labelled(labels(answer, read), new Labeller(model, Labeller.Answer.GIVEN))
                : read.labelled(read.labels(), new Labeller(model, Labeller.Answer.REFUSED));
    }

    // Checked again, since anyone with access to the broker can write an answer.
    private boolean isOf(Opinion answer, Statement read) {
        return answer.stances().stream().allMatch(side -> claims.contains(side.claim()) && quotes(side.words(), read))
                && answer.topics().stream()
                        .allMatch(each -> topics.contains(each.topic()) && quotes(each.words(), read));
    }

    private static boolean quotes(String words, Statement read) {
        return !words.isBlank() && read.quote().contains(words);
    }

    private Labels labels(Opinion answer, Statement read) {
        List<StanceLabel> sides = new ArrayList<>();
        for (Opinion.SideTaken side : answer.stances()) {
            int start = read.span().start() + read.quote().indexOf(side.words());
            sides.add(new StanceLabel(
                    side.claim(),
                    side.stance(),
                    SCORE,
                    new Span(start, start + side.words().length()),
                    side.words(),
                    null,
                    model,
                    false));
        }
        return new Labels(
                answer.topics().stream()
                        .map(each -> new TopicLabel(each.topic(), SCORE))
                        .toList(),
                sides,
                List.of(),
                read.labels().talkingPoints());
    }
}
