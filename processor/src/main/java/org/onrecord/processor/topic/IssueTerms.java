package org.onrecord.processor.topic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Script;

/**
 * The words that name an issue. Sentence vectors take general talk between the same governments for talk of the issue; a document that
 * nowhere names the issue is not on it, whatever its sentences resemble.
 */
public final class IssueTerms {
    private final Optional<Pattern> terms;

    private IssueTerms(List<String> declared) {
        terms = declared.stream()
                .map(IssueTerms::expression)
                .reduce((one, other) -> one + "|" + other)
                .map(all -> Pattern.compile(all, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** The terms that an issue file declares. */
    public static IssueTerms of(Issue issue) {
        return new IssueTerms(issue.terms());
    }

    /** True if the document has one of the terms in its title or text, or if none are declared. */
    public boolean areIn(Document document) {
        return terms.map(any -> any.matcher(document.title()).find()
                        || any.matcher(document.text()).find())
                .orElse(true);
    }

    /** Chinese has no spaces: there a term may stand anywhere, elsewhere it begins a word. */
    private static String expression(String term) {
        return (Script.isChinese(term) ? "" : "(?<!\\p{L})") + Pattern.quote(term);
    }
}
