package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.onrecord.events.resource.Resources;

/**
 * A list of lower-case words and phrases of one kind, read from files with one term a line: {@code english/roles.txt}, {@code
 * spanish/roles.txt}. Texts mix languages, so a list holds the terms of every language that has a file of its name. A term after "=" is
 * case-sensitive.
 */
public final class WordList {
    private static final String FOLDER = "org/onrecord/processor/statement/";
    private static final int LONGEST_PHRASE = 4;
    private static final List<String> LANGUAGES = lines("languages").toList();
    private static final Map<String, WordList> KNOWN = new ConcurrentHashMap<>();

    private final Set<String> all = new LinkedHashSet<>();
    private final Set<String> openings = new HashSet<>();
    private final Set<String> exact = new HashSet<>();
    private final List<String> chinese = new ArrayList<>();

    private WordList(String name, List<String> languages) {
        languages.stream().flatMap(language -> lines(language + "/" + name)).forEach(this::add);
        if (all.isEmpty() && exact.isEmpty()) {
            throw new IllegalStateException("No word list " + name + ".txt in any of " + languages);
        }
    }

    public static WordList of(String name) {
        return KNOWN.computeIfAbsent(name, unused -> new WordList(name, LANGUAGES));
    }

    /** Returns a list of one language alone, such as {@code english/only/verdicts.txt}; another language may use the same name. */
    public static WordList of(String language, String name) {
        return KNOWN.computeIfAbsent(language + "/" + name, unused -> new WordList(name, List.of(language + "/only")));
    }

    /** Returns true if the list contains a word or phrase, given in lower case. */
    public boolean has(String lower) {
        return all.contains(lower);
    }

    /** Returns the terms in the order of their files. */
    public Set<String> terms() {
        return Collections.unmodifiableSet(all);
    }

    /** Returns the Chinese terms in the order of their file. */
    public List<String> chinese() {
        return Collections.unmodifiableList(chinese);
    }

    /** Returns a pattern that matches any of the terms; each term may itself be a pattern. */
    public String alternatives() {
        return "(?:" + String.join("|", all) + ")";
    }

    /** Returns the length in words of the longest phrase of the list that starts at the i-th word, or 0. */
    public int at(List<Word> words, int i) {
        Word opening = words.get(i);
        int best = exact.contains(opening.text()) ? 1 : 0;
        // Hardly any word opens a phrase of a list.
        if (!opens(opening, openings)) {
            return best;
        }
        StringBuilder phrase = new StringBuilder();
        for (int n = 0; n < LONGEST_PHRASE && i + n < words.size(); n++) {
            Word word = words.get(i + n);
            if (n > 0) {
                phrase.append(' ');
            }
            boolean here = all.contains(phrase + plain(word.lower())) || all.contains(phrase + plain(word.bare()));
            phrase.append(plain(word.lower()));
            if (here) {
                best = n + 1;
            }
        }
        return best;
    }

    private static boolean opens(Word word, Set<String> openings) {
        return openings.contains(plain(word.lower())) || openings.contains(plain(word.bare()));
    }

    /** Returns a test that is true for each word with which a term of any of the lists may begin. */
    public static Predicate<Word> openings(WordList... lists) {
        Set<String> openings = new HashSet<>();
        Set<String> exact = new HashSet<>();
        for (WordList list : lists) {
            openings.addAll(list.openings);
            exact.addAll(list.exact);
        }
        return word -> exact.contains(word.text()) || opens(word, openings);
    }

    /** Returns the offset of the first term of the list in a designation, or -1. */
    public int first(String designation) {
        return first(Word.split(designation));
    }

    /** Returns the offset of the first term of the list in the text of some words, or -1. */
    public int first(Words words) {
        int best = -1;
        for (int i = 0; i < words.size() && best < 0; i++) {
            best = at(words, i) > 0 ? words.get(i).start() : -1;
        }
        for (String term : chinese) {
            int at = words.text().indexOf(term);
            best = at >= 0 && (best < 0 || at < best) ? at : best;
        }
        return best;
    }

    /** Returns true if a designation contains a term of the list. */
    public boolean in(String designation) {
        return first(designation) >= 0;
    }

    /** Returns true if a lower-case text contains one of the terms, even within a word. */
    public boolean anywhere(String lower) {
        return all.stream().anyMatch(lower::contains);
    }

    private void add(String term) {
        if (term.startsWith("=")) {
            exact.add(term.substring(1));
            return;
        }
        openings.add(term.split(" ", 2)[0]);
        if (all.add(term) && ChineseScript.has(term.charAt(0))) {
            chinese.add(term);
        }
    }

    private static String plain(String word) {
        return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    }

    /** Returns the lines of all files of a name, without comments. */
    static Stream<String> lines(String name) {
        return WordList.class
                .getClassLoader()
                .resources(FOLDER + name + ".txt")
                .flatMap(file -> Resources.text(file).lines())
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
}
