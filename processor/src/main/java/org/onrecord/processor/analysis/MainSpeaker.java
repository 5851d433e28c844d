package org.onrecord.processor.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** So much of a text is most of it. */
    private static final double MOSTLY = 0.5;

    /** A question ends a turn within so many characters. */
    private static final int TAIL = 160;

    private static final Pattern HOST = Pattern.compile("(?i)^(?:the )?(?:moderator|operator|host)");

    /**
     * Chooses.
     *
     * @param text of the passage
     * @param found its statements
     * @param whole the passage as its publisher's own text
     * @param onIssue which statements are on the issue
     */
    static MainSpeaker of(String text, List<FoundStatement> found, FoundStatement whole, boolean[] onIssue) {
        Set<String> answerers = answerers(text, found);
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            FoundStatement each = found.get(i);
            boolean counts = answerers.isEmpty()
                    ? !aside(text, each, whole.actor())
                    : officialTurn(each) && answerers.contains(key(each));
            if (speaks(each) && counts) {
                candidates.add(i);
            }
        }
        double spoken = spoken(text, found, candidates);
        List<Integer> most = most(found, candidates, onIssue);
        boolean official = most.stream().anyMatch(i -> found.get(i).actor().official());
        double enough = !whole.actor().official() ? 0 : official ? HARDLY : MOSTLY;
        return spoken == 0 || spoken < enough ? new MainSpeaker(true, List.of()) : new MainSpeaker(false, most);
    }

    /**
     * Whom a publisher's own text mostly reports, where that is a person who speaks for the same government: a readout of his talks.
     *
     * @param own the publisher's own text
     * @param persons ids of the persons of the registry
     */
    static Optional<FoundStatement> reported(
            String text, List<FoundStatement> found, FoundStatement own, Set<String> persons) {
        Map<String, List<FoundStatement>> byPerson = new LinkedHashMap<>();
        for (FoundStatement each : found) {
            String id = each.actor().id();
            boolean outermost = each.within() < 0 || found.get(each.within()).kind() == Kind.OWN_TEXT;
            if (id != null
                    && outermost
                    && report(each)
                    && persons.contains(id)
                    && each.actor().official()
                    && each.actor().side().equals(own.actor().side())) {
                byPerson.computeIfAbsent(id, person -> new ArrayList<>()).add(each);
            }
        }
        return byPerson.values().stream()
                .filter(said -> said.stream().mapToInt(MainSpeaker::length).sum() >= MOSTLY * text.length())
                .findFirst()
                .map(MainSpeaker::longest);
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
            String key = key(found.get(i));
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

    /** The officials who have a part in a conversation; of several not those who only ask. */
    private static Set<String> answerers(String text, List<FoundStatement> found) {
        Set<String> all = new HashSet<>();
        Set<String> answer = new HashSet<>();
        found.stream().filter(MainSpeaker::officialTurn).forEach(each -> {
            all.add(key(each));
            String words = each.span().of(text);
            if (words.indexOf('?', Math.max(0, words.length() - TAIL)) < 0) {
                answer.add(key(each));
            }
        });
        return answer.isEmpty() ? all : answer;
    }

    private static String key(FoundStatement found) {
        return found.actor().key().orElse("");
    }

    /** An official's part in a conversation: who interviews him and who is quoted in it are not its main speakers. */
    private static boolean officialTurn(FoundStatement found) {
        return speaks(found)
                && found.kind() == Kind.TURN
                && found.actor().official()
                && found.span().end() > found.span().start();
    }

    /**
     * What an official publisher passes on of others: of those who hold no office, or whose government is another; and questions of those
     * who hold none.
     */
    private static boolean aside(String text, FoundStatement found, Actor publisher) {
        if (!publisher.official()) {
            return false;
        }
        boolean official = found.actor().official();
        return report(found)
                ? !official || !found.actor().side().equals(publisher.side())
                : found.kind() == Kind.TURN && !official && asks(text, found);
    }

    private static boolean asks(String text, FoundStatement found) {
        String name = found.speaker().name();
        return name != null && HOST.matcher(name).find()
                || found.span().of(text).indexOf('?') >= 0
                || found.span().of(text).indexOf('？') >= 0;
    }

    private static boolean report(FoundStatement found) {
        return found.kind() == Kind.DIRECT || found.kind() == Kind.INDIRECT;
    }

    private static int length(FoundStatement found) {
        return found.span().end() - found.span().start();
    }
}
