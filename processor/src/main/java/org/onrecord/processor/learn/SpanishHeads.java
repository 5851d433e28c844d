package org.onrecord.processor.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onrecord.events.issue.LearnedModel.LanguageHeads;
import org.onrecord.processor.gloss.GlossedPassages;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.IssueHeads;

/**
 * Heads for the sides that are taken in Spanish, which an issue's reader reads in English words. What it makes of them is rough; labelled passages
 * correct it.
 */
public final class SpanishHeads {
    private static final int FOLDS = 10;

    /** A claim with fewer labelled sides has no heads of its own. */
    private static final int ENOUGH = 5;

    private final List<TrainingExample> labelled;
    private final List<TrainingExample> inEnglish;
    private final List<String> claims;
    private final Map<Integer, IssueHeads> byFold = new HashMap<>();

    /** @param examples of which only the Spanish ones are used */
    public SpanishHeads(List<TrainingExample> examples, Embedder embedder) {
        GlossedPassages glossed = new GlossedPassages(embedder);
        labelled = examples.stream()
                .filter(each -> GlossedPassages.isSpanish(each.passage())
                        && !each.passage().sentences().isEmpty())
                .toList();
        inEnglish = labelled.stream()
                .map(each -> each.with(glossed.ofSpanish(each.passage())))
                .toList();
        Map<String, Long> sides = labelled.stream()
                .flatMap(each -> each.stances().keySet().stream())
                .collect(Collectors.groupingBy(claim -> claim, TreeMap::new, Collectors.counting()));
        claims = sides.entrySet().stream()
                .filter(claim -> claim.getValue() >= ENOUGH)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the heads fitted to all passages; empty if too few take a side. */
    public Optional<LanguageHeads> learned() {
        return claims.isEmpty() ? Optional.empty() : Optional.of(fitted(i -> true));
    }

    /** Returns the heads fitted without a passage and its neighbours, which may be of the same document; none for a passage that is not Spanish. */
    public IssueHeads without(TrainingExample example) {
        int at = labelled.indexOf(example);
        return at < 0 || claims.isEmpty()
                ? IssueHeads.NOTHING
                : byFold.computeIfAbsent(fold(at), fold -> IssueHeads.of(fitted(i -> fold(i) != fold)));
    }

    private int fold(int at) {
        return at * FOLDS / labelled.size();
    }

    private LanguageHeads fitted(IntPredicate by) {
        return HeadLearner.ofSides(
                claims,
                IntStream.range(0, inEnglish.size())
                        .filter(by)
                        .mapToObj(inEnglish::get)
                        .toList());
    }
}
