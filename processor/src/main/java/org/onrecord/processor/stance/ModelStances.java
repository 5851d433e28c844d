package org.onrecord.processor.stance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.processor.gloss.GlossedPassages;
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
 * examples of the issue file and a reader of any claim propose them. Where no selector was fitted for the issue, that of {@link GeneralSelectors} decides.
 *
 * <p>Thresholds that replace its own: {@code stance}, {@code claim:ID}. Safe for use by several threads.
 */
public final class ModelStances implements StanceDecision {
    /** From this share of a threshold that the issue file sets on, a side waits for a person. */
    private static final double REVIEWED = 0.6;

    private final Issue issue;
    private final ExampleProposer byExamples;
    private final Optional<ReaderProposer> byReader;
    private final Map<String, SideSelector> selectors = new HashMap<>();
    private final IssueHeads.ByLanguage heads;
    private final GlossedPassages glossed;
    private final Parties parties;
    private final FollowingClaims following;
    private final String id;

    /** Prepares the decision for an issue. Its examples are embedded when the first passage of their language comes. */
    public ModelStances(Issue declared, Embedder embedder, StanceReader reader) {
        issue = declared.asRead();
        following = new FollowingClaims(declared);
        glossed = new GlossedPassages(embedder);
        parties = new Parties(declared);
        byExamples = new ExampleProposer(issue, embedder, reader);
        byReader = reader.ofIssue(issue.learned().reader()).map(own -> new ReaderProposer(issue, own, embedder));
        issue.learned().selectors().forEach((language, fitted) -> selectors.put(language, new SideSelector(fitted)));
        heads = IssueHeads.ByLanguage.of(issue, embedder);
        String mark = issue.learned().mark();
        id = reader.id() + (mark.isEmpty() ? "" : "/learned-" + mark);
    }

    @Override
    public Decision decide(Passage passage) {
        List<StanceLabel> taken = new ArrayList<>();
        List<StanceLabel> unsure = new ArrayList<>();
        Optional<SideSelector> selector = selector(passage.language());
        BiPredicate<String, Double> filter = (claim, most) ->
                selector.isPresent() || probability(LogisticModel.odds(most), passage) >= least(claim, passage);
        double most = heads.haveLearned(passage.language()) ? 1 : UNTAUGHT;
        for (ProposedSide side : propose(passage, heads.beside(passage.language()), filter)) {
            if (!parties.allow(side.claim(), passage)) {
                continue;
            }
            Optional<SideSelector> fitted = fitted(side, passage);
            double score = score(side, passage);
            StanceLabel label = label(side, Math.min(most, score), passage);
            if (!parties.concern(label, passage.side())) {
                continue;
            }
            switch (fitted.map(own -> own.decide(side, score)).orElseGet(() -> decide(side, score, passage))) {
                case TELL -> taken.add(label);
                case REVIEW -> unsure.add(label);
                case DROP -> {}
            }
        }
        following.of(taken).stream()
                .filter(label -> parties.allow(label.claim(), passage))
                .forEach(taken::add);
        return new Decision(taken, unsure);
    }

    /** Returns the selector that was fitted to signals like those of a side. A claim that the issue's reader does not know yet has others. */
    private Optional<SideSelector> fitted(ProposedSide side, Passage passage) {
        return selector(passage.language()).filter(own -> own.weighs(side));
    }

    private double score(ProposedSide side, Passage passage) {
        return fitted(side, passage)
                .map(own -> own.score(side))
                .orElseGet(() -> side.untaught().isEmpty()
                        ? probability(LogisticModel.odds(side.score()), passage)
                        : GeneralSelectors.all(passage.language()).of(side.untaught()));
    }

    /** Returns the selector that was fitted for a language, or for all languages that are read like it. */
    private Optional<SideSelector> selector(String language) {
        return Optional.ofNullable(selectors.get(QuoteLanguage.primary(language)))
                .or(() -> Optional.ofNullable(selectors.get(IssueHeads.key(language))));
    }

    private SideSelector general(Passage passage) {
        return new SideSelector(GeneralSelectors.in(passage.language(), issue.precision()));
    }

    private SideSelector.Decision decide(ProposedSide side, double score, Passage passage) {
        return general(passage).decide(side, score, told(side, passage), least(side.claim(), passage));
    }

    private double told(ProposedSide side, Passage passage) {
        return threshold(side.claim())
                .orElseGet(() -> side.untaught().isEmpty()
                        ? general(passage).fitted().told()
                        : GeneralSelectors.all(passage.language()).told(issue.precision()));
    }

    /** Returns the least probability of a side that waits for a person. */
    private double least(String claim, Passage passage) {
        return threshold(claim)
                .map(set -> set * REVIEWED)
                .orElse(general(passage).fitted().review());
    }

    private Optional<Double> threshold(String claim) {
        return Stream.of("claim:" + claim, "stance")
                .filter(issue.thresholds()::containsKey)
                .findFirst()
                .map(name -> issue.threshold(name, 1));
    }

    /** Returns the likelier side on each claim with what is known about it. */
    public List<ProposedSide> propose(Passage passage) {
        return propose(passage, heads.beside(passage.language()));
    }

    /** @param own heads of the passage's language, where the models read it in the words of another */
    public List<ProposedSide> propose(Passage passage, IssueHeads own) {
        return propose(passage, own, (claim, most) -> true);
    }

    private List<ProposedSide> propose(Passage passage, IssueHeads own, BiPredicate<String, Double> filter) {
        Passage inEnglish = glossed.ofSpanish(passage);
        List<ProposedSide> proposed = proposeRead(inEnglish, own, filter);
        return inEnglish == passage
                ? proposed
                : proposed.stream()
                        .map(side -> side.shownBy(passage.words(side.evidence())))
                        .toList();
    }

    private List<ProposedSide> proposeRead(Passage passage, IssueHeads own, BiPredicate<String, Double> filter) {
        if (byReader.isEmpty() || Script.readsChinese(passage.language())) {
            return byExamples.propose(passage, filter);
        }
        List<ProposedSide> read = byReader.get().propose(passage, own);
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

    /** Returns the probability that a side with a score is right, where no selector was fitted. */
    private double probability(double odds, Passage passage) {
        return heads.in(passage.language()).knowsSides()
                ? LogisticModel.probability(issue.learned().scale().of(odds))
                : general(passage).right().of(new double[] {odds});
    }

    /** Returns the label of a side. The opposite side gets its part of what is left of 1. */
    private static StanceLabel label(ProposedSide side, double score, Passage passage) {
        double rest = 1 - side.score();
        double opposite = rest <= 0 ? 0 : (1 - score) * Math.min(1, side.opposite() / rest);
        return new StanceLabel(
                side.claim(),
                side.stance(),
                score,
                side.evidence(),
                side.words(),
                opposite,
                null,
                conditional(side, passage));
    }

    private static boolean conditional(ProposedSide side, Passage passage) {
        return passage.sentences().stream()
                .filter(each -> each.span().overlaps(side.evidence()))
                .anyMatch(each -> StanceCues.conditional(each.text(), passage.language()));
    }

    @Override
    public String id() {
        return id;
    }
}
