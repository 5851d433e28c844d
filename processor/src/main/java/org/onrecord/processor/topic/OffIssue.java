package org.onrecord.processor.topic;

import java.util.List;
import java.util.stream.Stream;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.passage.Passage;

/** Tells by an {@link Issue.Exclusion} whether words are off the issue. */
record OffIssue(TermSearch words, TermSearch unless) {
    static OffIssue of(Issue.Exclusion exclusion) {
        return new OffIssue(
                new TermSearch(exclusion.words(), List.of()), new TermSearch(exclusion.unless(), List.of()));
    }

    boolean excludes(Passage passage) {
        return contains(passage, words) && !contains(passage, unless);
    }

    private static boolean contains(Passage passage, TermSearch search) {
        return Stream.concat(
                        Stream.of(passage.question()),
                        passage.sentences().stream().map(Passage.Sentence::text))
                .anyMatch(search::in);
    }
}
