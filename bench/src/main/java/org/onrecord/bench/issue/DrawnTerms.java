package org.onrecord.bench.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Script;

/**
 * Terms for an issue file that has none, drawn from its own words by a rule: words, or pairs of Chinese characters, that
 * stand in several of the issue's texts (title, topics, claims and examples; the title counts twice more) and in the
 * passages of few of the other issues that the stance models learned from. The more texts and the fewer issues, the
 * earlier; at most twenty words and twenty pairs.
 */
final class DrawnTerms {
    private static final int WORDS = 20;
    private static final int PAIRS = 20;
    private static final int SHORTEST = 4;
    private static final int TEXTS = 3;
    private static final int CHINESE_TEXTS = 2;
    private static final int TITLE = 2;

    /** A term may occur in the passages of this share of the other issues. */
    private static final double ELSEWHERE = 0.3;

    /** The same for pairs of Chinese characters, which are parts of many words. */
    private static final double CHINESE_ELSEWHERE = 0.45;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern NO_CHINESE = Pattern.compile("[^\\p{IsHan}]+");

    private final Map<String, Integer> elsewhere = new HashMap<>();
    private final int issues;

    /** @param folder with the passages of other issues, one file {@code NAME.jsonl} an issue */
    DrawnTerms(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(each -> each.toString().endsWith(".jsonl")
                            && !each.toString().contains(".contrast."))
                    .toList();
        }
        for (Path file : files) {
            Set<String> words = new HashSet<>();
            for (String line : Files.readAllLines(file)) {
                words.addAll(
                        words(EventJson.mapper().readTree(line).path("text").asString()));
            }
            words.forEach(word -> elsewhere.merge(word, 1, Integer::sum));
        }
        issues = files.size();
    }

    /** Returns the terms of an issue. */
    List<String> of(Issue issue) {
        Map<String, Integer> here = new HashMap<>();
        texts(issue).forEach(text -> words(text).forEach(word -> here.merge(word, 1, Integer::sum)));
        words(issue.title()).forEach(word -> here.merge(word, TITLE, Integer::sum));
        List<String> terms = new ArrayList<>(best(here, false));
        terms.addAll(best(here, true));
        return terms;
    }

    private List<String> best(Map<String, Integer> here, boolean chinese) {
        return here.entrySet().stream()
                .filter(entry -> Script.isChinese(entry.getKey()) == chinese
                        && entry.getValue() >= (chinese ? CHINESE_TEXTS : TEXTS)
                        && elsewhere.getOrDefault(entry.getKey(), 0)
                                <= (chinese ? CHINESE_ELSEWHERE : ELSEWHERE) * issues)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Integer> entry) -> -weight(entry))
                        .thenComparing(Map.Entry::getKey))
                .limit(chinese ? PAIRS : WORDS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private double weight(Map.Entry<String, Integer> entry) {
        return entry.getValue() * Math.log((issues + 1.0) / (elsewhere.getOrDefault(entry.getKey(), 0) + 1));
    }

    private static List<String> texts(Issue issue) {
        List<String> texts = new ArrayList<>(List.of(issue.title()));
        issue.topics().forEach(topic -> texts.add(topic.label() + " " + topic.description()));
        issue.claims().forEach(claim -> {
            texts.add(claim.text());
            texts.addAll(claim.favor());
            texts.addAll(claim.against());
        });
        return texts;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Stream.of(NO_LETTERS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> word.length() >= SHORTEST && !Script.isChinese(word))
                .map(word -> word.replaceFirst("(?<=...[^s])s$", ""))
                .forEach(words::add);
        for (String run : NO_CHINESE.split(text)) {
            for (int i = 0; i + 2 <= run.length(); i++) {
                words.add(run.substring(i, i + 2));
            }
        }
        return words;
    }
}
