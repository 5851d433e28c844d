package org.onrecord.events.generation;

import java.util.function.Supplier;
import org.onrecord.events.Generation;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFiles;
import org.onrecord.events.kafka.KafkaClients;

/** The issue of the active generation, followed as generations change; the issue of the program for generation 0. */
public final class ActiveIssue implements Supplier<Issue>, AutoCloseable {
    private final GenerationWatcher watch;
    private volatile Issue issue;
    private int number;

    private ActiveIssue(KafkaClients kafka, Issue own) {
        issue = own;
        watch = GenerationWatcher.start(kafka, generations -> follow(generations, own));
    }

    /** Starts with the issue of the program and follows its generations. */
    public static ActiveIssue follow(KafkaClients kafka, Issue own) {
        return new ActiveIssue(kafka, own);
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
