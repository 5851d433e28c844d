package org.onrecord.processor.stance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;

/**
 * Decides the stances on the claims of an issue. A proposer finds the likelier side on each claim, and a selector decides which of them are told.
 *
 * <p>If the learned file names a reader that was trained for the issue, it proposes the sides on its claims, except in Chinese. On all other claims the
 * examples of the issue file and a reader of any claim propose them. Without a fitted selector the score of a proposal is compared with a threshold.
 *
 * <p>Thresholds: {@code stance}, {@code claim:ID}. Safe for use by several threads.
 */
public final class ModelStances implements StanceDecision {
    /** The default threshold of a side without a selector, where something was learned from many passages. */
    public static final double THRESHOLD = 0.25;

    /**
     * The same where nothing was learned, or something from few passages. By bench/score NewIssueScore GOLD/train --sample 8, .40 is as good by F0.5, but
     * less often right.
     */
    public static final double CAREFUL_THRESHOLD = 0.45;

    /** From this share of the threshold on, a side is unsure and left for a person to review. */
    private static final double REVIEWED = 0.6;

    // Without learned heads the scores are too high: fitted on two issues that the model had not seen.
    private static final LogisticModel UNLEARNED = LogisticModel.of(-0.37, 0.69);

    private final Issue issue;
    private final ExampleProposer byExamples;
    private final Optional<ReaderProposer> byReader;
    private final Map<String, SideSelector> selectors = new HashMap<>();
    private final IssueHeads.ByLanguage heads;
    private final String id;

    /** Prepares the decision for an issue. Its examples are embedded when the first passage of their language comes. */
    public ModelStances(Issue issue, Embedder embedder, StanceReader reader) {
        this.issue = issue;
        byExamples = new ExampleProposer(issue, embedder, reader);
        byReader =
                reader.ofIssue(issue.learned().reader()).map(own -> new ReaderProposer(issue, own, embedder, reader));
        issue.learned().selectors().forEach((language, fitted) -> selectors.put(language, new SideSelector(fitted)));
        heads = IssueHeads.ByLanguage.of(issue, embedder, reader);
        String mark = issue.learned().mark();
        id = reader.id() + (mark.isEmpty() ? "" : "/learned-" + mark);
    }

    @Override
    public Decision decide(Passage passage) {
        List<StanceLabel> taken = new ArrayList<>();
        List<StanceLabel> unsure = new ArrayList<>();
        @Nullable SideSelector selector = selectors.get(IssueHeads.key(passage.language()));
        BiPredicate<String, Double> filter =
                (claim, most) -> selector != null || isReviewed(claim, score(most, passage), passage);
        for (ProposedSide side : propose(passage, filter)) {
            double score = selector == null ? score(side.score(), passage) : selector.score(side);
            switch (selector == null ? byThreshold(side, score, passage) : selector.decide(side, score)) {
                case TELL -> taken.add(label(side, score));
                case REVIEW -> unsure.add(label(side, score));
                case DROP -> {}
            }
        }
        return new Decision(taken, unsure);
    }

    private SideSelector.Decision byThreshold(ProposedSide side, double score, Passage passage) {
        if (score >= threshold(side.claim(), passage)) {
            return SideSelector.Decision.TELL;
        }
        return isReviewed(side.claim(), score, passage) ? SideSelector.Decision.REVIEW : SideSelector.Decision.DROP;
    }

    private boolean isReviewed(String claim, double score, Passage passage) {
        return score >= threshold(claim, passage) * REVIEWED;
    }

    private double threshold(String claim, Passage passage) {
        boolean learned =
                issue.learned().isFromMany() && heads.in(passage.language()).knowsSides();
        double otherwise = learned ? THRESHOLD : CAREFUL_THRESHOLD;
        return issue.threshold("claim:" + claim, issue.threshold("stance", otherwise));
    }

    /** Returns the likelier side on each claim with what is known about it. */
    public List<ProposedSide> propose(Passage passage) {
        return propose(passage, (claim, most) -> true);
    }

    private List<ProposedSide> propose(Passage passage, BiPredicate<String, Double> filter) {
        if (byReader.isEmpty() || Script.readsChinese(passage.language())) {
            return byExamples.propose(passage, filter);
        }
        List<ProposedSide> read = byReader.get().propose(passage);
        Set<String> claims = byReader.get().claims();
        return claims.size() == issue.claims().size()
                ? read
                : Stream.concat(
                                read.stream(),
                                byExamples
                                        .propose(
                                                passage,
                                                (claim, most) -> !claims.contains(claim) && filter.test(claim, most))
                                        .stream())
                        .toList();
    }

    public ClaimEvidence evidence(int claim, Passage passage) {
        return byExamples.evidence(claim, passage);
    }

    /** Returns the score of a side without a selector, calibrated so that it tells how often the side is right. */
    private double score(double proposed, Passage passage) {
        double odds = LogisticModel.odds(proposed);
        return heads.in(passage.language()).knowsSides()
                ? LogisticModel.probability(issue.learned().scale().of(odds))
                : UNLEARNED.of(new double[] {odds});
    }

    /** Returns the label of a side. The opposite side gets its part of what is left of 1. */
    private static StanceLabel label(ProposedSide side, double score) {
        double rest = 1 - side.score();
        double opposite = rest <= 0 ? 0 : (1 - score) * Math.min(1, side.opposite() / rest);
        return new StanceLabel(side.claim(), side.stance(), score, side.evidence(), side.words(), opposite, null);
    }

    @Override
    public String id() {
        return id;
    }
}
