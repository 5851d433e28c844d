package org.onrecord.processor.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.events.Ids;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Statement.TopicLabel;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.analysis.Analysis.Labelled;

/** What an issue would find in documents: how many statements by side and topic, the sides that would be told, and those that nearly would. */
public final class IssueTrial {
    private int documents;
    private int onIssue;
    private int statements;
    private final Map<String, Integer> bySide = new TreeMap<>();
    private final Map<String, Integer> byTopic = new TreeMap<>();
    private final List<Side> told = new ArrayList<>();
    private final List<Side> below = new ArrayList<>();

    /**
     * A side that a statement takes.
     *
     * @param speaker the name as the document has it; may be empty
     * @param government that the speaker speaks for
     * @param words that show the side
     * @param document its id
     * @param title of the document, else its id
     */
    public record Side(
            String claim,
            Stance stance,
            double score,
            String speaker,
            String government,
            String words,
            String document,
            String title) {}

    public void add(Analysis analysis) {
        documents++;
        int before = statements;
        for (Labelled each : analysis.statements()) {
            if (each.onIssue() && each.found().within() < 0) {
                add(analysis, each);
            }
        }
        onIssue += statements > before ? 1 : 0;
    }

    private void add(Analysis analysis, Labelled labelled) {
        statements++;
        bySide.merge(labelled.found().actor().side(), 1, Integer::sum);
        List<TopicLabel> topics = labelled.labels().topics();
        topics.forEach(topic -> byTopic.merge(topic.topic(), 1, Integer::sum));
        if (topics.isEmpty()) {
            byTopic.merge("", 1, Integer::sum);
        }
        labelled.labels().stances().forEach(label -> told.add(side(analysis, labelled, label)));
        labelled.labels().unsure().forEach(label -> below.add(side(analysis, labelled, label)));
    }

    private static Side side(Analysis analysis, Labelled labelled, StanceLabel label) {
        String name = labelled.found().speaker().name();
        String title = analysis.document().title();
        return new Side(
                label.claim(),
                label.stance(),
                label.score(),
                name == null ? "" : name,
                labelled.found().actor().side(),
                label.words(),
                analysis.document().id(),
                title.isBlank() ? analysis.document().id() : title);
    }

    public int documents() {
        return documents;
    }

    /** Returns how many documents have a statement on the issue. */
    public int onIssue() {
        return onIssue;
    }

    /** Returns how many statements are on the issue, without those inside others. */
    public int statements() {
        return statements;
    }

    /** Returns how many statements speakers of each government make. */
    public Map<String, Integer> bySide() {
        return bySide;
    }

    /** Returns how many statements treat each topic; those without one are under the empty id. */
    public Map<String, Integer> byTopic() {
        return byTopic;
    }

    public List<Side> told() {
        return told;
    }

    /** Returns so many of the sides that would be told, drawn evenly and always the same, the surest first. */
    public List<Side> toldSample(int most) {
        return told.stream()
                .sorted(Comparator.comparing(side -> Ids.hash(side.claim(), side.title(), side.words())))
                .limit(most)
                .sorted(Comparator.comparingDouble(Side::score).reversed())
                .toList();
    }

    /** Returns so many of the sides that are not sure enough, the surest first. */
    public List<Side> justBelow(int most) {
        return below.stream()
                .sorted(Comparator.comparingDouble(Side::score).reversed())
                .limit(most)
                .toList();
    }
}
