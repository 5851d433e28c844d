package org.onrecord.processor.talkingpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;

/** The talking points that an issue file declares. */
public final class DeclaredTalkingPoints {
    private record Point(String id, String holder, String shown, List<Formulation.Model> variants) {}

    private final TalkingPointHolders holders;
    private final List<Point> points;

    /** @param meaning returns the vector of a sentence, of length 1 */
    DeclaredTalkingPoints(Issue issue, Function<String, float[]> meaning) {
        holders = new TalkingPointHolders(issue);
        points = issue.talkingPoints().stream()
                .map(point -> new Point(
                        point.id(),
                        holders.holder(point.actor()),
                        point.variants().getFirst(),
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

    /** Returns the ids of the talking points that an actor's sentences repeat, in the order of the issue file. */
    public List<String> of(Statement.Actor actor, @Nullable LocalDate day, Map<String, float[]> sentences) {
        if (points.isEmpty()) {
            return List.of();
        }
        String holder = holders.of(actor, day).key().orElse("");
        return of(holder).stream()
                .filter(point ->
                        sentences.entrySet().stream().anyMatch(each -> says(point, each.getKey(), each.getValue())))
                .map(Formulation::id)
                .toList();
    }

    private static boolean says(Formulation point, String words, float[] vector) {
        SentenceShingles wording = SentenceShingles.of(words);
        return Formulation.isDistinctive(wording) && point.likeness(wording, QuantizedVector.of(vector)) > 0;
    }

    List<Formulation> of(String holder) {
        List<Formulation> own = new ArrayList<>();
        for (Point point : points) {
            if (point.holder().equals(holder)) {
                own.add(new Formulation(point.id(), true, point.shown(), point.variants(), new ArrayList<>()));
            }
        }
        return own;
    }
}
