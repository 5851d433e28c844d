package org.onrecord.processor.topic;

import java.util.List;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.passage.Passage;

/** Tells by an {@link Issue.Exclusion} whether words are off the issue. */
record OffIssue(TermSearch words, TermSearch unless) {
    static OffIssue of(Issue.Exclusion exclusion) {
        return new OffIssue(
                new TermSearch(exclusion.words(), List.of()), new TermSearch(exclusion.unless(), List.of()));
    }

    boolean excludes(Passage passage) {
        return passage.texts().anyMatch(words::in) && passage.texts().noneMatch(unless::in);
    }
}
