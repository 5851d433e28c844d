package org.onrecord.processor.talkingpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.passage.Passage;

/** The talking points that an issue file declares. */
public final class DeclaredTalkingPoints {
    private record Point(Issue.TalkingPoint declared, String holder, List<Formulation.Model> variants) {
        Formulation formulation() {
            return new Formulation(declared.id(), true, declared.variants().getFirst(), variants, new ArrayList<>());
        }
    }

    /** From this cosine on, a sentence that has the words of a talking point means the same, and does not just ask others for it. */
    private static final double MEANT = 0.7;

    /**
     * A sentence that repeats a talking point.
     *
     * @param meant true if it also means the same
     */
    public record Repeated(Issue.TalkingPoint point, Passage.Sentence sentence, boolean meant) {
        /** Returns the side that the issue file says is taken by repeating it; empty if it names none. */
        public Optional<Statement.StanceLabel> side(double score) {
            return point.claim() != null && point.side() != null && meant && sentence.shows()
                    ? Optional.of(new Statement.StanceLabel(
                            point.claim(), point.side(), score, sentence.span(), sentence.text()))
                    : Optional.empty();
        }
    }

    private final TalkingPointHolders holders;
    private final List<Point> points;

    /** @param meaning returns the vector of a sentence, of length 1 */
    DeclaredTalkingPoints(Issue issue, Function<String, float[]> meaning) {
        holders = new TalkingPointHolders(issue);
        points = issue.talkingPoints().stream()
                .map(point -> new Point(
                        point,
                        holders.holder(point.actor()),
                        point.variants().stream()
                                .map(words -> new Formulation.Model(
                                        SentenceShingles.of(words), QuantizedVector.of(meaning.apply(words)), true))
                                .toList()))
                .toList();
    }

    /** Returns those of an issue, with vectors of the sentence models. */
    public static DeclaredTalkingPoints of(Issue issue, Embedder embedder) {
        return new DeclaredTalkingPoints(issue, words -> embedder.embed(words, Script.languageOf(words)));
    }

    /** Returns the talking points that an actor's sentences repeat, in the order of the issue file. */
    public List<Repeated> of(Statement.Actor actor, @Nullable LocalDate day, List<Passage.Sentence> sentences) {
        if (points.isEmpty()) {
            return List.of();
        }
        String holder = holders.of(actor, day).key().orElse("");
        return points.stream()
                .filter(point -> point.holder().equals(holder))
                .flatMap(point -> sentences.stream()
                        .filter(each -> says(point.formulation(), each.text(), each.vector()))
                        .map(each -> new Repeated(
                                point.declared(),
                                each,
                                point.formulation().nearness(QuantizedVector.of(each.vector())) >= MEANT)))
                .toList();
    }

    private static boolean says(Formulation point, String words, float[] vector) {
        SentenceShingles wording = SentenceShingles.of(words);
        return Formulation.isDistinctive(wording) && point.likeness(wording, QuantizedVector.of(vector)) > 0;
    }

    List<Formulation> of(String holder) {
        return points.stream()
                .filter(point -> point.holder().equals(holder))
                .map(Point::formulation)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
