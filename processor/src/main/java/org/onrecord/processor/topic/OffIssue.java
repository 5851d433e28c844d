package org.onrecord.processor.topic;

import java.util.List;
import java.util.stream.Stream;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.passage.Passage;

/** Tells by an {@link Issue.Exclusion} whether words are off the issue. */
record OffIssue(TermSearch words, TermSearch unless) {
    static OffIssue of(Issue.Exclusion exclusion) {
        return new OffIssue(search(exclusion.words()), search(exclusion.unless()));
    }

    private static TermSearch search(List<String> words) {
        return new TermSearch(
                words.stream().filter(Script::isChinese).toList(),
                words.stream().filter(word -> !Script.isChinese(word)).toList(),
                List.of());
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
