package org.onrecord.bench.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onrecord.app.learning.LabelledPassage;
import org.onrecord.bench.accuracy.PassageAnswer;
import org.onrecord.events.Stance;
import org.onrecord.training.PrecisionRecall;

/** Counts of what OnRecord says about the passages of one issue. */
final class NewIssueTally {
    private final PrecisionRecall onIssue = new PrecisionRecall();
    private final PrecisionRecall topics = new PrecisionRecall();
    private int passages;
    private int speakersSides;
    private int told;
    private int right;
    private int taken;
    private final List<Told> sides = new ArrayList<>();

    private record Told(boolean right, double score) {}

    /** Adds a passage with its answer. */
    void add(LabelledPassage gold, PassageAnswer answer, Iterable<String> topicIds) {
        passages++;
        onIssue.add(gold.onIssue(), answer.onIssue());
        speakersSides += gold.side().equals(answer.side()) ? 1 : 0;
        for (String topic : topicIds) {
            topics.add(gold.topics().contains(topic), answer.topics().contains(topic));
        }
        taken += gold.stances().size();
        told += answer.decisions().size();
        for (Map.Entry<String, PassageAnswer.Decision> said : answer.decisions().entrySet()) {
            Stance is = gold.stances().get(said.getKey());
            right += said.getValue().stance() == is ? 1 : 0;
            sides.add(new Told(said.getValue().stance() == is, said.getValue().score()));
        }
    }

    /** Returns precision and recall of the sides told where higher scores are asked for, in all tallies together. */
    static String stricter(List<NewIssueTally> tallies) {
        int taken = tallies.stream().mapToInt(each -> each.taken).sum();
        StringBuilder line = new StringBuilder("  told from");
        for (double least : new double[] {0.4, 0.45, 0.5, 0.55, 0.6, 0.7}) {
            List<Told> surer = tallies.stream()
                    .flatMap(each -> each.sides.stream())
                    .filter(side -> side.score() >= least)
                    .toList();
            long good = surer.stream().filter(Told::right).count();
            line.append(
                    String.format(Locale.ROOT, "  %.2f: %d right of %d told of %d", least, good, surer.size(), taken));
        }
        return line.toString();
    }

    /** Returns on the issue F1, topics micro-F1, side of the speaker, precision and recall of the sides told, and their F0.5. */
    double[] figures() {
        double precision = told == 0 ? 1 : right / (double) told;
        double recall = taken == 0 ? 0 : right / (double) taken;
        double f = right == 0 ? 0 : 1.25 * precision * recall / (0.25 * precision + recall);
        return new double[] {
            onIssue.f1(), topics.f1(), speakersSides / (double) Math.max(1, passages), precision, recall, f, told
        };
    }

    /** Returns figures as a line. */
    static String line(double[] figures) {
        return String.format(
                Locale.ROOT,
                "on the issue %.3f  topics %.3f  side %.3f  told: precision %.3f recall %.3f F0.5 %.3f (%.0f)",
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                figures[4],
                figures[5],
                figures[6]);
    }
}
