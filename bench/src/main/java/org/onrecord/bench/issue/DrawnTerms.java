package org.onrecord.bench.issue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.gloss.Glosses;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.setup.CountryNames;

/**
 * Terms for an issue file that has none, drawn from its own words by a rule: words, or runs of two to four Chinese characters, that
 * stand in several of the issue's texts (title, topics, claims and examples; the title counts twice more) and in the
 * passages of few of the other issues that the stance models learned from. A country that these texts name in English is also
 * named in Chinese; it may occur in more of the other issues, since few words are as plain. Of two runs that stand in as many texts, one
 * within the other, the longer holds. The more texts and the fewer issues, the earlier; at most twenty words and twenty runs. Then the Chinese words
 * that the dictionary has for the twenty words, unless they occur in many of the other issues.
 */
final class DrawnTerms {
    private static final int WORDS = 20;
    private static final int RUNS = 20;
    private static final int SHORTEST = 4;
    private static final int TEXTS = 3;
    private static final int CHINESE_TEXTS = 2;
    private static final int TITLE = 2;

    /** A term may occur in the passages of this share of the other issues. */
    private static final double ELSEWHERE = 0.3;

    /** The same for the name of a country. */
    private static final double COUNTRY_ELSEWHERE = 0.5;

    private static final int LONGEST_RUN = 4;

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
        Set<String> countries = new HashSet<>();
        for (String text : texts(issue)) {
            Set<String> words = words(text);
            countries.addAll(countries(text));
            words.addAll(countries(text));
            words.forEach(word -> here.merge(word, 1, Integer::sum));
        }
        words(issue.title()).forEach(word -> here.merge(word, TITLE, Integer::sum));
        countries(issue.title()).forEach(word -> here.merge(word, TITLE, Integer::sum));
        List<String> terms = new ArrayList<>(best(here, false, countries));
        List<String> glossed = glossed(Set.copyOf(terms));
        terms.addAll(best(here, true, countries));
        glossed.stream()
                .filter(word -> elsewhere.getOrDefault(word, 0) <= ELSEWHERE * issues)
                .forEach(terms::add);
        return terms;
    }

    /** Returns the words of two characters or more that the dictionary gives one of the English words for. */
    private static List<String> glossed(Set<String> english) {
        InputStream dictionary = Objects.requireNonNull(Glosses.class.getResourceAsStream("chinese.tsv.gz"));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(dictionary), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", 2))
                    .filter(entry -> entry.length == 2 && entry[0].length() > 1)
                    .filter(entry -> english.contains(entry[1].toLowerCase(Locale.ROOT)))
                    .map(entry -> entry[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Collection<String> countries(String text) {
        return CountryNames.in(text, Locale.CHINESE).values();
    }

    private List<String> best(Map<String, Integer> here, boolean chinese, Set<String> countries) {
        List<Map.Entry<String, Integer>> candidates = here.entrySet().stream()
                .filter(entry -> Script.isChinese(entry.getKey()) == chinese)
                .filter(entry -> {
                    boolean country = countries.contains(entry.getKey());
                    return entry.getValue() >= (chinese && !country ? CHINESE_TEXTS : TEXTS)
                            && elsewhere.getOrDefault(entry.getKey(), 0)
                                    <= (country ? COUNTRY_ELSEWHERE : ELSEWHERE) * issues;
                })
                .toList();
        return candidates.stream()
                .filter(entry -> !chinese || countries.contains(entry.getKey()) || !isPart(entry, candidates))
                .sorted(Comparator.comparingDouble((Map.Entry<String, Integer> entry) -> -weight(entry))
                        .thenComparing(Map.Entry::getKey))
                .limit(chinese ? RUNS : WORDS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns true if a longer run stands in as many texts. */
    private static boolean isPart(Map.Entry<String, Integer> run, List<Map.Entry<String, Integer>> all) {
        return all.stream()
                .anyMatch(other -> other.getKey().length() > run.getKey().length()
                        && other.getKey().contains(run.getKey())
                        && other.getValue() >= run.getValue());
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
            for (int i = 0; i < run.length(); i++) {
                for (int end = i + 2; end <= Math.min(run.length(), i + LONGEST_RUN); end++) {
                    words.add(run.substring(i, end));
                }
            }
        }
        return words;
    }
}
