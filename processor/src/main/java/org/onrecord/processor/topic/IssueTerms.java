package org.onrecord.processor.topic;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Script;

/**
 * The words that name an issue. Sentence vectors tell what words are about and take general talk between the same governments for talk of
 * the issue; a document that nowhere names the issue is not on it, whatever its sentences resemble.
 */
public final class IssueTerms {
    private final List<String> ideograms;
    private final Pattern words;
    private final boolean none;

    private IssueTerms(List<String> terms) {
        none = terms.isEmpty();
        ideograms = terms.stream().filter(Script::isChinese).toList();
        List<String> spelled =
                terms.stream().filter(term -> !Script.isChinese(term)).toList();
        words = Pattern.compile(
                spelled.isEmpty()
                        ? "(?!)"
                        : spelled.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?<!\\p{L})(?:", ")")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The terms that an issue file declares. */
    public static IssueTerms of(Issue issue) {
        return new IssueTerms(issue.terms());
    }

    /** True if the document has one of the terms in its title or text, or if there are none. */
    public boolean name(Document document) {
        return none || isIn(document.title()) || isIn(document.text());
    }

    private boolean isIn(String text) {
        return words.matcher(text).find() || ideograms.stream().anyMatch(text::contains);
    }
}
