package org.onrecord.processor.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
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
 * The main speaker of a passage: the one with most words on the issue, questioners left out. If hardly anybody is found to speak in the text of an
 * official publisher, the publisher is the speaker, since an excerpt often begins after its speaker was named.
 *
 * @param own true if the passage is the publisher's own words
 * @param statements indices of the main speaker's statements; empty if the words are the publisher's, or if nobody speaks
 */
record MainSpeaker(boolean own, List<Integer> statements) {
    /** If speakers say less than this share of a passage, hardly anybody speaks in it. */
    private static final double HARDLY = 0.25;

    /** The share of a text that counts as most of it. */
    private static final double MOSTLY = 0.5;

    /** A turn ends with a question if there is a question mark in this many last characters. */
    private static final int TAIL = 160;

    private static final Pattern HOST = Pattern.compile("(?i)^(?:the )?(?:moderator|operator|host)");

    /** Finds the main speaker of a passage, which as a whole counts as its publisher's own text. */
    static MainSpeaker of(String text, List<FoundStatement> found, FoundStatement whole, BitSet onIssue) {
        Set<String> answerers = answerers(text, found);
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            FoundStatement each = found.get(i);
            boolean counts = answerers.isEmpty()
                    ? !isOthers(text, each, whole.actor())
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

    /** Returns the person of the same government whom a publisher's own text mostly reports, as a readout of talks does. */
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

    static FoundStatement longest(List<FoundStatement> found) {
        return found.stream().max(Comparator.comparingInt(MainSpeaker::length)).orElseThrow();
    }

    private static List<Integer> most(List<FoundStatement> found, List<Integer> candidates, BitSet onIssue) {
        Map<String, List<Integer>> bySpeaker = new LinkedHashMap<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i : candidates) {
            String key = key(found.get(i));
            bySpeaker.computeIfAbsent(key, speaker -> new ArrayList<>()).add(i);
            // Characters off the issue decide only if nobody speaks on it.
            weights.merge(key, length(found.get(i)) * (onIssue.get(i) ? 1 : 0.001), Double::sum);
        }
        return weights.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> bySpeaker.get(most.getKey()))
                .orElse(List.of());
    }

    /** Returns the share of the text, without questions, that the candidates say. */
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

    /** Returns the officials who take part in a conversation, without those who only ask. */
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

    /** Returns true for an official's turn in a conversation. Interviewers and people quoted in it are not main speakers. */
    private static boolean officialTurn(FoundStatement found) {
        return speaks(found)
                && found.kind() == Kind.TURN
                && found.actor().official()
                && found.span().end() > found.span().start();
    }

    /**
     * Returns true for words of others in the text of an official publisher: reports of people without an office or of another government, and
     * questions of people without an office.
     */
    private static boolean isOthers(String text, FoundStatement found, Actor publisher) {
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
