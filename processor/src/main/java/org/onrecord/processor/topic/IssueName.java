package org.onrecord.processor.topic;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.resource.WordLists;
import org.onrecord.processor.model.Script;

/** The terms that name an issue in any language with letters: those that begin like a word of its title or of a topic's label, or all if none does. */
record IssueName(TermSearch terms) {
    /** So many equal letters at the beginning make the same word in two languages. */
    private static final int SAME = 5;

    private static final Pattern ITEM_END = Pattern.compile(", ?| (?:y|e|o|u|ni|and|or) ");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]*");

    private static final Pattern BEFORE =
            WordLists.ofLines(IssueName.class, "issue-names.txt").pattern("before");
    private static final Pattern BEHIND = Pattern.compile("^\\p{L}+,? (?:\\p{L}+ )?\\d");
    private static final String CLAUSE_MARKS = ".;:?!()—";

    /** A sentence of so many numbers is an inventory. */
    private static final int INVENTORY = 5;

    /** So many items make a list. */
    private static final int LIST = 3;

    /** An item of a list has at most so many words. */
    private static final int ITEM = 2;

    static IssueName of(Issue issue) {
        List<String> spaced =
                issue.terms().stream().filter(term -> !Script.isChinese(term)).toList();
        String titles = issue.topics().stream().map(Issue.Topic::label).collect(joining(" ", issue.title() + " ", ""));
        List<String> title = Arrays.asList(titles.split("[^\\p{L}]+"));
        List<String> names = spaced.stream()
                .filter(term -> title.stream().anyMatch(word -> same(word, term)))
                .toList();
        return new IssueName(new TermSearch(names.isEmpty() ? spaced : names, issue.excluded()));
    }

    private static boolean same(String word, String term) {
        return word.length() >= SAME
                && term.toLowerCase(Locale.ROOT)
                        .startsWith(word.substring(0, SAME).toLowerCase(Locale.ROOT));
    }

    /** Returns true if a sentence names the issue other than in an inventory, as something counted, in a list, or in the name of a campaign. */
    boolean in(String sentence) {
        return NUMBER.matcher(sentence).results().count() < INVENTORY
                && terms.starts(sentence).stream()
                        .anyMatch(at -> !BEFORE.matcher(sentence.substring(0, at))
                                        .find()
                                && !BEHIND.matcher(sentence.substring(at)).find()
                                && !listed(sentence, at));
    }

    private static boolean listed(String sentence, int at) {
        Span clause = TermSearch.clause(sentence, at, CLAUSE_MARKS);
        List<String> items = items(clause.of(sentence));
        int first = items(sentence.substring(clause.start(), at)).size() - 1;
        int last = first;
        // The first item has the words before the list: "they sell rice, beans and boats".
        while (first > 0 && isItem(items.get(first))) {
            first--;
        }
        while (last + 1 < items.size() && isItem(items.get(last + 1))) {
            last++;
        }
        return last - first + 1 >= LIST;
    }

    private static List<String> items(String clause) {
        return Arrays.asList(ITEM_END.split(clause, -1));
    }

    private static boolean isItem(String words) {
        return WORD.matcher(words).results().count() <= ITEM;
    }
}
