package org.onrecord.processor.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.events.Statement;
import org.onrecord.processor.statement.FoundStatement;

/** Who speaks most in a passage, questioners aside: the one with most words on the issue. Pure. */
final class MainSpeaker {
    private MainSpeaker() {}

    /** The statements of the main speaker, as indices; none where nobody speaks. */
    static List<Integer> of(List<FoundStatement> found, boolean[] onIssue) {
        Map<String, List<Integer>> bySpeaker = new LinkedHashMap<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            if (speaks(found.get(i))) {
                String key = found.get(i).actor().key().orElse("");
                bySpeaker.computeIfAbsent(key, speaker -> new ArrayList<>()).add(i);
                // Characters off the issue count only where nobody speaks on it.
                weights.merge(key, length(found.get(i)) * (onIssue[i] ? 1 : 0.001), Double::sum);
            }
        }
        return weights.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> bySpeaker.get(most.getKey()))
                .orElse(List.of());
    }

    /** The longest of some statements. */
    static FoundStatement longest(List<FoundStatement> found) {
        return found.stream()
                .max((a, b) -> Integer.compare(length(a), length(b)))
                .orElseThrow();
    }

    /** The share of the text, questions aside, that somebody is seen to say. */
    static double spoken(String text, List<FoundStatement> found) {
        int said = 0;
        int asked = 0;
        for (FoundStatement each : found) {
            if (speaks(each)) {
                said += length(each);
            } else if (each.within() < 0) {
                asked += length(each);
            }
        }
        return said / (double) Math.max(1, text.length() - asked);
    }

    private static boolean speaks(FoundStatement found) {
        return found.within() < 0 && found.kind() != Statement.Kind.QUESTION && found.kind() != Statement.Kind.COMMENT;
    }

    private static int length(FoundStatement found) {
        return found.span().end() - found.span().start();
    }
}
