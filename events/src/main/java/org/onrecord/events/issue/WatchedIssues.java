package org.onrecord.events.issue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The issues that a process watches, each as it is in force at the moment. They change while the process runs. */
public interface WatchedIssues {
    /** Returns the issues by their ids; never empty. */
    List<Issue> all();

    /** Returns the issue that is meant where none is named. */
    Issue first();

    /** Returns an issue by its id; empty if it is not watched. */
    default Optional<Issue> find(String id) {
        return all().stream().filter(issue -> issue.id().equals(id)).findFirst();
    }

    /** Returns the watching of issues that never change, the first of which is meant where none is named. */
    static WatchedIssues of(Issue first, Issue... others) {
        return new Unchanging(
                first,
                Stream.concat(Stream.of(first), Stream.of(others))
                        .sorted(Comparator.comparing(Issue::id))
                        .toList());
    }

    /** Issues that never change. */
    record Unchanging(Issue first, List<Issue> all) implements WatchedIssues {}
}
