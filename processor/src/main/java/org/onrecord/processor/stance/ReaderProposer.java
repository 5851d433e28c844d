package org.onrecord.processor.stance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.IssueStanceReader;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.model.SentenceFeatures;
import org.onrecord.processor.model.StanceReader.Reading;
import org.onrecord.processor.model.StanceReader.Stances;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.passage.PassageWords;
import org.onrecord.processor.topic.IssueExamples;

/**
 * Proposes sides by a model that was trained for the issue and reads all of its claims in one pass.
 *
 * <p>It reads twice: once knowing which government speaks, and once by the words alone. The second reading corrects a
 * model that expects of a government what it always says, on the day when it says something else. The examples and the learned heads add their opinion on the deciding sentence.
 *
 * <p>The words that show a side are found by reading each sentence alone, and by the examples: what the model makes of a sentence within its passage
 * follows the passage more than the sentence.
 */
final class ReaderProposer {
    /** The words look at both sides if the log odds of the two differ by less than this. */
    private static final double CLOSE = 1;

    /** The examples disagree if they take the sentence for one that takes a side, and the opposite one by these log odds. */
    private static final double DISAGREE = 1;

    /** Part of the examples in which words show a side; docs/accuracy.md has what it changes. */
    private static final double TAKEN = 0.5;

    /** Nobody sees the words of a side with a lower score. */
    private static final double SEEN = 0.2;

    private final IssueStanceReader reader;
    private final List<Integer> claims;
    private final Issue issue;
    private final IssueExamples.ByLanguage examples;
    private final IssueHeads.ByLanguage heads;

    /** @param embedder of the examples and heads that give the second opinion */
    ReaderProposer(Issue issue, IssueStanceReader reader, Embedder embedder) {
        this.issue = issue;
        this.reader = reader;
        List<String> known = issue.claims().stream().map(Issue.Claim::id).toList();
        this.claims = reader.claims().stream().map(known::indexOf).toList();
        this.examples = new IssueExamples.ByLanguage(issue, Map.of(), embedder);
        this.heads = IssueHeads.ByLanguage.of(issue, embedder);
    }

    /** The sentences of a passage that can show a side, read twice within it, and each alone when that is first asked for. */
    private final class Read {
        private final Passage passage;
        private final List<Integer> showing;
        private final Reading with;
        private final Reading without;
        private List<Reading> alone = List.of();

        Read(Passage passage, List<Integer> showing) {
            this.passage = passage;
            this.showing = showing;
            PassageWords words = PassageWords.of(passage);
            without = words.read("", reader);
            with = passage.side().isEmpty() ? without : words.read(passage.side(), reader);
        }

        /** Returns how probable a side is by each of the sentences within the passage. */
        double[] inPassage(int at, ToDoubleFunction<Stances> side) {
            return showing.stream()
                    .mapToDouble(i -> (side.applyAsDouble(with.each().get(i).get(at))
                                    + side.applyAsDouble(without.each().get(i).get(at)))
                            / 2)
                    .toArray();
        }

        /** Returns how probable a side is by each of the sentences alone. */
        double[] alone(int at, ToDoubleFunction<Stances> side) {
            if (alone.isEmpty()) {
                alone = showing.stream()
                        .map(i -> passage.sentences().get(i).inContext())
                        .map(sentence -> reader.read(passage.side(), List.of(sentence)))
                        .toList();
            }
            return alone.stream()
                    .mapToDouble(reading -> (side.applyAsDouble(reading.whole().get(at))
                                    + side.applyAsDouble(
                                            reading.each().getFirst().get(at)))
                            / 2)
                    .toArray();
        }

        /** Returns the score of a side: the mean of the whole and of the strongest sentence, with and without the government that speaks. */
        double score(int at, ToDoubleFunction<Stances> side) {
            return (side.applyAsDouble(with.whole().get(at))
                            + side.applyAsDouble(without.whole().get(at))
                            + strongest(at, with, side)
                            + strongest(at, without, side))
                    / 4;
        }

        private double strongest(int at, Reading reading, ToDoubleFunction<Stances> side) {
            return showing.stream()
                    .mapToDouble(i -> side.applyAsDouble(reading.each().get(i).get(at)))
                    .max()
                    .orElse(0);
        }
    }

    /** Returns the ids of the issue's claims on which the reader proposes sides. */
    Set<String> claims() {
        return claims.stream()
                .filter(claim -> claim >= 0)
                .map(claim -> issue.claims().get(claim).id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the likelier side on each claim that the reader knows, whatever its score.
     *
     * @param own heads that judge all sentences in the place of those of the language, for the claims that they have
     */
    List<ProposedSide> propose(Passage passage, IssueHeads own) {
        List<Integer> showing = passage.showing();
        if (showing.isEmpty()) {
            return List.of();
        }
        Read read = new Read(passage, showing);
        List<ComparedSentence> compared = ComparedSentence.of(passage, examples.in(passage.language()));
        List<SentenceFeatures> features = passage.features(heads.in(passage.language()));
        List<SentenceFeatures> byOwn = passage.features(own);
        return IntStream.range(0, claims.size())
                .filter(i -> claims.get(i) >= 0)
                .mapToObj(i -> likelier(
                        i,
                        read,
                        compared,
                        (claim, stance, strongest) -> own.side(claim, stance)
                                .map(head -> showing.stream()
                                        .mapToDouble(sentence -> head.logOdds(byOwn.get(sentence)))
                                        .max()
                                        .orElseThrow())
                                .or(() -> heads.in(passage.language())
                                        .side(claim, stance)
                                        .map(head -> head.logOdds(features.get(strongest))))
                                .orElse(0.0)))
                .toList();
    }

    /** The log odds of a side by the learned heads; 0 if there is none. */
    @FunctionalInterface
    private interface ByHeads {
        double of(String claim, Stance stance, int strongest);
    }

    private ProposedSide likelier(int at, Read read, List<ComparedSentence> compared, ByHeads byHeads) {
        Passage passage = read.passage;
        double inFavor = read.score(at, Stances::favor);
        double opposed = read.score(at, Stances::against);
        Stance stance = inFavor >= opposed ? Stance.FAVOR : Stance.AGAINST;
        ToDoubleFunction<Stances> side = stance == Stance.FAVOR ? Stances::favor : Stances::against;
        double[] probabilities = read.inPassage(at, side);
        int strongest = ShownWords.strongest(probabilities);
        double score = Math.max(inFavor, opposed);
        double[] byThemselves = score < SEEN ? probabilities : read.alone(at, side);
        int claim = claims.get(at);
        int best = bestShowing(claim, passage, compared, byThemselves);
        ShownWords shown = ShownWords.of(passage, read.showing, best, byThemselves);
        String id = issue.claims().get(claim).id();
        SentenceEvidence byExamples = ClaimEvidence.of(claim, passage, List.of(compared.get(strongest)))
                .sentences()
                .getFirst();
        double opposite = Math.min(inFavor, opposed);
        double agreement = stance == Stance.FAVOR ? byExamples.favor() : -byExamples.favor();
        return new ProposedSide(
                id,
                stance,
                score,
                opposite,
                shown.span(),
                shown.text(),
                LogisticModel.odds(score) - LogisticModel.odds(opposite) < CLOSE
                        || byExamples.taken() > 0 && agreement < -DISAGREE,
                List.of(
                        LogisticModel.odds(side.applyAsDouble(read.with.whole().get(at))),
                        LogisticModel.odds(
                                side.applyAsDouble(read.without.whole().get(at))),
                        LogisticModel.odds(opposite),
                        LogisticModel.odds(Arrays.stream(byThemselves).max().orElse(0)),
                        byHeads.of(id, stance, read.showing.get(strongest))),
                Map.of());
    }

    /**
     * Returns the sentence that shows a side best: by the reader it takes this side, and by the examples any side on the claim. The reader alone takes
     * "the two sides agreed" for cooperation, whatever they agreed on.
     */
    private static int bestShowing(
            int claim, Passage passage, List<ComparedSentence> compared, double[] probabilities) {
        List<SentenceEvidence> byExamples =
                ClaimEvidence.of(claim, passage, compared).sentences();
        return ShownWords.strongest(IntStream.range(0, probabilities.length)
                .mapToDouble(i -> LogisticModel.odds(probabilities[i])
                        + TAKEN * byExamples.get(i).taken())
                .toArray());
    }
}
