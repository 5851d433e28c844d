package org.onrecord.events.generation;

import java.util.function.Supplier;
import org.onrecord.events.Generation;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFiles;

/** The issue as the tables are made with it: that of the generation in force, and until there is one, the program's own. */
public final class ActiveIssue implements Supplier<Issue>, AutoCloseable {
    private final GenerationWatcher watch;
    private volatile Issue issue;
    private int number;

    private ActiveIssue(String bootstrapServers, Issue own) {
        issue = own;
        watch = GenerationWatcher.start(bootstrapServers, generations -> follow(generations, own));
    }

    /** Begins with the program's own issue, and follows the generations of it. */
    public static ActiveIssue follow(String bootstrapServers, Issue own) {
        return new ActiveIssue(bootstrapServers, own);
    }

    private void follow(Generations generations, Issue own) {
        generations
                .active(own.id())
                .filter(generation -> generation.number() != number)
                .ifPresent(this::take);
    }

    private void take(Generation generation) {
        issue = IssueFiles.of(generation).issue("issue file of generation " + generation.number());
        number = generation.number();
    }

    @Override
    public Issue get() {
        return issue;
    }

    @Override
    public void close() {
        watch.close();
    }
}
