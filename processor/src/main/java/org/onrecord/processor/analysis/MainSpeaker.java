package org.onrecord.processor.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.events.Statement.Actor;
import org.onrecord.events.Statement.Kind;
import org.onrecord.processor.statement.FoundStatement;

/**
 * Who speaks most in a passage: the one with most words on the issue, questioners aside. Where nobody is seen to speak, or hardly, in what
 * an official publisher issues, the publisher is the speaker: an excerpt often begins after its speaker was named. Pure.
 *
 * @param own true if the passage is its publisher's own words
 * @param statements those of the main speaker, as indices; none where the passage is the publisher's own, or nobody speaks
 */
record MainSpeaker(boolean own, List<Integer> statements) {
    /** Less than this share of a passage said by anybody is hardly spoken. */
    private static final double HARDLY = 0.25;

    /**
     * Chooses.
     *
     * @param text of the passage
     * @param found its statements
     * @param whole the passage as its publisher's own text
     * @param onIssue which statements are on the issue
     */
    static MainSpeaker of(String text, List<FoundStatement> found, FoundStatement whole, boolean[] onIssue) {
        boolean answered = found.stream().anyMatch(MainSpeaker::officialTurn);
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            FoundStatement each = found.get(i);
            if (speaks(each) && (answered ? officialTurn(each) : !aside(each, whole.actor()))) {
                candidates.add(i);
            }
        }
        double spoken = spoken(text, found, candidates);
        if (spoken == 0 || spoken < HARDLY && whole.actor().official()) {
            return new MainSpeaker(true, List.of());
        }
        return new MainSpeaker(false, most(found, candidates, onIssue));
    }

    /** The longest of some statements. */
    static FoundStatement longest(List<FoundStatement> found) {
        return found.stream()
                .max((a, b) -> Integer.compare(length(a), length(b)))
                .orElseThrow();
    }

    private static List<Integer> most(List<FoundStatement> found, List<Integer> candidates, boolean[] onIssue) {
        Map<String, List<Integer>> bySpeaker = new LinkedHashMap<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i : candidates) {
            String key = found.get(i).actor().key().orElse("");
            bySpeaker.computeIfAbsent(key, speaker -> new ArrayList<>()).add(i);
            // Characters off the issue count only where nobody speaks on it.
            weights.merge(key, length(found.get(i)) * (onIssue[i] ? 1 : 0.001), Double::sum);
        }
        return weights.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> bySpeaker.get(most.getKey()))
                .orElse(List.of());
    }

    /** The share of the text, questions aside, that the candidates are seen to say. */
    private static double spoken(String text, List<FoundStatement> found, List<Integer> candidates) {
        int said = candidates.stream().mapToInt(i -> length(found.get(i))).sum();
        int asked = found.stream()
                .filter(each -> each.within() < 0 && !speaks(each))
                .mapToInt(MainSpeaker::length)
                .sum();
        return said / (double) Math.max(1, text.length() - asked);
    }

    private static boolean speaks(FoundStatement found) {
        return found.within() < 0 && found.kind() != Kind.QUESTION && found.kind() != Kind.COMMENT;
    }

    /** An official's part in a conversation: who interviews him and who is quoted in it are not its main speakers. */
    private static boolean officialTurn(FoundStatement found) {
        return speaks(found)
                && found.kind() == Kind.TURN
                && found.actor().official()
                && found.span().end() > found.span().start();
    }

    /** What an official publisher passes on of others: of those who hold no office, or whose government is another. */
    private static boolean aside(FoundStatement found, Actor publisher) {
        boolean report = found.kind() == Kind.DIRECT || found.kind() == Kind.INDIRECT;
        return report
                && publisher.official()
                && (!found.actor().official() || !found.actor().side().equals(publisher.side()));
    }

    private static int length(FoundStatement found) {
        return found.span().end() - found.span().start();
    }
}
