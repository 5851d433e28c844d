package org.onrecord.processor.topic;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Script;

/**
 * The words that name an issue. Sentence vectors take general talk between the same governments for talk of the issue; where nothing near
 * names the issue, nothing is said on it, whatever a sentence resembles.
 */
public final class IssueTerms {
    /** About two sentences: so far from a term words are still on what it names. */
    private static final int NEAR = 300;

    private final Optional<Pattern> terms;

    /** Chinese has no spaces: there a term may stand anywhere, elsewhere it begins a word. */
    private IssueTerms(List<String> declared) {
        terms = Stream.of(
                        any("", declared.stream().filter(Script::isChinese)),
                        any("(?<!\\p{L})", declared.stream().filter(term -> !Script.isChinese(term))))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + "|" + other)
                .map(all -> Pattern.compile(all, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    private static Optional<String> any(String before, Stream<String> terms) {
        return terms.map(Pattern::quote)
                .reduce((one, other) -> one + "|" + other)
                .map(all -> before + "(?:" + all + ")");
    }

    /** The terms that an issue file declares. */
    public static IssueTerms of(Issue issue) {
        return new IssueTerms(issue.terms());
    }

    /** Where the document has them. */
    public Places in(Document document) {
        if (terms.isEmpty() || terms.get().matcher(document.title()).find()) {
            return new Places(true, new TreeSet<>());
        }
        return new Places(
                false,
                terms.get()
                        .matcher(document.text())
                        .results()
                        .map(MatchResult::start)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * Where a document names the issue.
     *
     * @param throughout true if its title does, or if the issue declares no terms
     * @param starts otherwise where in its text, in UTF-16 units
     */
    public record Places(boolean throughout, NavigableSet<Integer> starts) {

        /** True if the document names the issue at all. */
        public boolean anywhere() {
            return throughout || !starts.isEmpty();
        }

        /** True if it does within the stretch, or in about two sentences before or after it. */
        public boolean near(Span span) {
            Integer first = starts.ceiling(span.start() - NEAR);
            return throughout || first != null && first < span.end() + NEAR;
        }
    }
}
