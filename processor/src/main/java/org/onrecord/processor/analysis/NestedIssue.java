package org.onrecord.processor.analysis;

import java.util.regex.Pattern;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.topic.IssueTerms;

/**
 * Decides whether a statement inside another is on the issue: by its own words, and not because those around it are. Words that refer to
 * something said before, "these drugs", also count if the words before them name the issue.
 */
final class NestedIssue {
    private static final int OPENING = 60;
    private static final Pattern REFERS =
            Pattern.compile("(?iu)\\b(?:this|these|those|its?|they|them|est[aeo]s?|es[aeo]s?|ell[ao]s?)\\b|[这此该其它]|上述");

    private NestedIssue() {}

    /**
     * Returns true if the statement is on the issue.
     *
     * @param labelled true if its topics are the issue's
     */
    static boolean on(String text, FoundStatement statement, IssueTerms.Places named, boolean labelled) {
        if (named.within(statement.span())) {
            return true;
        }
        String words = statement.span().of(text);
        return labelled
                && named.before(statement.span())
                && REFERS.matcher(words.substring(0, Math.min(words.length(), OPENING)))
                        .find();
    }
}
