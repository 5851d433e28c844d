package org.onrecord.events.generation;

import java.util.function.Supplier;
import org.onrecord.events.Generation;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueText;

/** The issue as the tables are made with it: that of the generation in force, and until there is one, the program's own. */
public final class IssueInForce implements Supplier<Issue>, AutoCloseable {
    private final GenerationWatch watch;
    private volatile Issue issue;
    private int number;

    private IssueInForce(String bootstrapServers, Issue own) {
        issue = own;
        watch = GenerationWatch.start(bootstrapServers, generations -> follow(generations, own));
    }

    /** Begins with the program's own issue, and follows the generations of it. */
    public static IssueInForce follow(String bootstrapServers, Issue own) {
        return new IssueInForce(bootstrapServers, own);
    }

    private void follow(Generations generations, Issue own) {
        generations
                .inForce(own.id())
                .filter(generation -> generation.number() != number)
                .ifPresent(this::take);
    }

    private void take(Generation generation) {
        issue = IssueText.of(generation).issue("issue file of generation " + generation.number());
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
