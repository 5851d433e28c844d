package org.onrecord.processor.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.processor.analysis.Analysis.Labelled;
import org.onrecord.processor.statement.FoundStatement;

/**
 * A passage taken as a whole: who speaks in it, and what that speaker's words say.
 *
 * @param onIssue true if any statement of it, or the passage as such, is on the issue
 * @param speaker as spelled, or null
 * @param actor who that is; null where nobody speaks
 * @param topics of the speaker's statements
 * @param stances of the speaker's statements, the surest one for each claim
 */
public record PassageReading(
        boolean onIssue,
        @Nullable String speaker,
        Statement.@Nullable Actor actor,
        List<String> topics,
        List<Statement.StanceLabel> stances) {

    /** Takes a document's analysis as one passage: its speaker is the one with most words on the issue, questioners aside. */
    public static PassageReading of(Analysis analysis) {
        Map<String, List<Labelled>> bySpeaker = new LinkedHashMap<>();
        for (Labelled each : analysis.statements()) {
            if (speaks(each.found())) {
                bySpeaker
                        .computeIfAbsent(key(each.found()), speaker -> new ArrayList<>())
                        .add(each);
            }
        }
        boolean onIssue = analysis.statements().stream().anyMatch(Labelled::onIssue);
        List<Labelled> main = bySpeaker.values().stream()
                .max((a, b) -> Double.compare(weight(a), weight(b)))
                .orElse(List.of());
        if (main.isEmpty()) {
            return new PassageReading(onIssue, null, null, List.of(), List.of());
        }
        FoundStatement longest = main.stream()
                .map(Labelled::found)
                .max((a, b) -> Integer.compare(length(a), length(b)))
                .orElseThrow();
        return new PassageReading(onIssue, longest.speaker().name(), longest.actor(), topics(main), stances(main));
    }

    /** The share of the text, questions aside, that somebody is seen to say. */
    static double spoken(Analysis analysis) {
        int said = 0;
        int asked = 0;
        for (Labelled each : analysis.statements()) {
            FoundStatement found = each.found();
            if (speaks(found)) {
                said += length(found);
            } else if (found.within() < 0) {
                asked += length(found);
            }
        }
        return said / (double) Math.max(1, analysis.document().text().length() - asked);
    }

    private static boolean speaks(FoundStatement found) {
        return found.within() < 0 && found.kind() != Statement.Kind.QUESTION && found.kind() != Statement.Kind.COMMENT;
    }

    private static String key(FoundStatement found) {
        return found.actor().key().orElse("");
    }

    /** Characters on the issue; those off it count only where nobody speaks on it. */
    private static double weight(List<Labelled> statements) {
        return statements.stream()
                .mapToDouble(each -> length(each.found()) * (each.onIssue() ? 1 : 0.001))
                .sum();
    }

    private static int length(FoundStatement found) {
        return found.span().end() - found.span().start();
    }

    private static List<String> topics(List<Labelled> statements) {
        return statements.stream()
                .flatMap(each -> each.topics().stream())
                .map(Statement.TopicLabel::topic)
                .distinct()
                .toList();
    }

    private static List<Statement.StanceLabel> stances(List<Labelled> statements) {
        Map<String, Statement.StanceLabel> surest = new LinkedHashMap<>();
        for (Labelled each : statements) {
            for (Statement.StanceLabel label : each.stances()) {
                surest.merge(label.claim(), label, (a, b) -> a.score() >= b.score() ? a : b);
            }
        }
        return List.copyOf(surest.values());
    }
}
