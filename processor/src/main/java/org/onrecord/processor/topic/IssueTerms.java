package org.onrecord.processor.topic;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Script;

/**
 * The words that name an issue. Sentence vectors do not tell general talk between the same governments from talk about the issue; so no statement
 * is on the issue unless something near it names the issue.
 */
public final class IssueTerms {
    /** How many characters around a term count as near it: about two sentences. */
    private static final int NEAR = 300;

    /** A text of more characters than this, about a page, names the issue again where it treats it: its title may name several matters. */
    private static final int LONG = 3000;

    private static final String CLAUSE_MARKS = "，。；：！？,;:!?\n";

    /** So many items make a list. */
    private static final int LIST = 3;

    /** A longer item of a list is a statement of its own. */
    private static final int ITEM = 9;

    private final Optional<TermSearch> terms;
    private final boolean declaresChinese;
    private final boolean declaresOther;
    private final boolean lacksChinese;
    private final boolean lacksOther;

    private IssueTerms(List<String> declared, List<String> excluded, List<String> languages) {
        declaresChinese = declared.stream().anyMatch(Script::isChinese);
        declaresOther = !declared.stream().allMatch(Script::isChinese);
        lacksChinese = !declaresChinese && languages.stream().anyMatch(Script::readsChinese);
        lacksOther = !declaresOther && !languages.stream().allMatch(Script::readsChinese);
        terms = declared.isEmpty() ? Optional.empty() : Optional.of(new TermSearch(declared, excluded));
    }

    public static IssueTerms of(Issue issue) {
        return new IssueTerms(issue.terms(), issue.excluded(), issue.languages());
    }

    public static IssueTerms of(List<String> terms) {
        return new IssueTerms(terms, List.of(), List.of());
    }

    /** Returns true if words name the issue other than in passing, or if the issue declares no terms in their script. */
    public boolean in(String words) {
        return terms.isEmpty()
                || terms.get().starts(words).stream().anyMatch(start -> !inPassing(words, start, terms.get()))
                || isUndeclared(words);
    }

    boolean declaredIn(String language) {
        return Script.readsChinese(language) ? declaresChinese : declaresOther;
    }

    /** Returns true if the issue is read in the script of the words and declares no terms in it. */
    private boolean isUndeclared(String words) {
        return (lacksChinese || lacksOther) && (Script.isChinese(words) ? lacksChinese : lacksOther);
    }

    /**
     * Returns true if the term at an offset is one short item of a longer list, set off by the Chinese enumeration comma, and no other item names the
     * issue: an agenda of areas of cooperation says nothing about any of them.
     */
    private static boolean inPassing(String words, int at, TermSearch terms) {
        List<String> items =
                List.of(TermSearch.clause(words, at, CLAUSE_MARKS).of(words).split("、"));
        List<String> naming = items.stream().filter(terms::in).toList();
        return items.size() >= LIST
                && naming.size() == 1
                && naming.getFirst().strip().length() <= ITEM;
    }

    public Places in(Document document) {
        if (terms.isEmpty() || isUndeclared(document.text())) {
            return new Places(true, new TreeSet<>());
        }
        NavigableSet<Integer> starts = new TreeSet<>(terms.get().starts(document.text()));
        boolean isAllOnTheTitle = starts.isEmpty() || document.text().length() <= LONG;
        return new Places(isAllOnTheTitle && terms.get().in(document.title()), starts);
    }

    /**
     * The places where a document names the issue.
     *
     * @param throughout true if its title does and it is short or names the issue nowhere else, or if the issue declares no terms in its script
     * @param starts the offsets in its text, in UTF-16 units
     */
    public record Places(boolean throughout, NavigableSet<Integer> starts) {

        /** Returns true if the document names the issue at all. */
        public boolean anywhere() {
            return throughout || !starts.isEmpty();
        }

        /** Returns true if the issue is named within a span, or is not known by its terms. */
        public boolean within(Span span) {
            Integer first = starts.ceiling(span.start());
            return starts.isEmpty() && throughout || first != null && first < span.end();
        }

        /** Returns true if the issue is named in about two sentences before a span, or by the title of a short text. */
        public boolean before(Span span) {
            Integer last = starts.lower(span.start());
            return throughout || last != null && last >= span.start() - NEAR;
        }

        /** Returns true if the issue is named within a span, or in about two sentences before or after it. */
        public boolean near(Span span) {
            Integer first = starts.ceiling(span.start() - NEAR);
            return throughout || first != null && first < span.end() + NEAR;
        }
    }
}
