package org.onrecord.app.issue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Generation;
import org.onrecord.events.generation.GenerationWatcher;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.issue.IssueFiles;
import org.onrecord.events.issue.IssuePlaces;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issues whose files lie in some places, followed while files come and go and generations change. An issue begins with the text that its file
 * has when it is first seen; later texts come into force by a replay.
 */
public final class FollowedIssues implements WatchedIssues, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedIssues.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final IssuePlaces places;
    private final Path actors;
    private final Consumer<String> say;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    private final Map<Path, Known> known = new HashMap<>();

    /** The issues as given by their files, in the order of the files. */
    private final Map<String, LoadedIssue> given = new LinkedHashMap<>();

    private final Map<String, InForce> inForce = new HashMap<>();
    private volatile List<Issue> inOrder = List.of();
    private @Nullable GenerationWatcher watch;
    private Instant nextLook = Instant.EPOCH;

    /** Hears of the issues and generations, changed or not, twice a second and always on the same thread. */
    public interface Follower {
        /** @param watched issues in the order of their files; empty if none is left */
        void follow(List<LoadedIssue> watched, Generations generations);
    }

    /**
     * What is known of a file.
     *
     * @param modified when the text that was read last was written
     * @param issue id of the issue that it gave; null if it never gave one
     */
    private record Known(
            @Nullable FileTime modified, @Nullable String issue) {}

    private record InForce(int generation, Issue issue) {}

    private FollowedIssues(IssuePlaces places, Path actors, Consumer<String> say) {
        this.places = places;
        this.actors = actors;
        this.say = say;
    }

    /**
     * Starts to follow and returns at once.
     *
     * @param first the issues as they are now, in the order of their files; not empty
     * @param actors folder of the files with the actors of all issues
     */
    public static FollowedIssues start(
            KafkaClients kafka, IssuePlaces places, Path actors, List<LoadedIssue> first, Consumer<String> say) {
        FollowedIssues issues = at(places, actors, first, say);
        issues.watch = GenerationWatcher.start(kafka, issues::lookAndFollow);
        return issues;
    }

    /** Returns the issues as they are now, without a thread that follows them. */
    static FollowedIssues at(IssuePlaces places, Path actors, List<LoadedIssue> first, Consumer<String> say) {
        FollowedIssues issues = new FollowedIssues(places, actors, say);
        first.forEach(issues::take);
        issues.update(Generations.NONE);
        return issues;
    }

    public void tell(Follower follower) {
        followers.add(follower);
    }

    private void take(LoadedIssue issue) {
        given.put(issue.issue().id(), issue);
        known.put(issue.file(), new Known(modified(issue.file()), issue.issue().id()));
    }

    private void lookAndFollow(Generations generations) {
        if (!Instant.now().isBefore(nextLook)) {
            look();
            nextLook = Instant.now().plus(LOOK_EVERY);
        }
        follow(generations);
    }

    /** Takes note of the generations and tells the followers. */
    void follow(Generations generations) {
        update(generations);
        List<LoadedIssue> watched = List.copyOf(given.values());
        followers.forEach(each -> each.follow(watched, generations));
    }

    void look() {
        List<Path> files;
        try {
            files = places.files();
        } catch (UncheckedIOException e) {
            LOG.warn("The issues stay as they are: {}", e.getMessage());
            return;
        }
        for (LoadedIssue each : List.copyOf(given.values())) {
            if (!Files.exists(each.file())) {
                forget(each);
            }
        }
        files.forEach(this::look);
    }

    private void forget(LoadedIssue gone) {
        String id = gone.issue().id();
        given.remove(id);
        inForce.remove(id);
        known.remove(gone.file());
        tell("The issue " + id + " is not watched any more, since " + gone.file()
                + " is gone. Its tables stay; put the file back, or remove them with `onrecord issue remove " + id
                + "`.");
    }

    private void look(Path file) {
        FileTime modified = modified(file);
        Known before = known.get(file);
        if (modified == null || (before != null && modified.equals(before.modified()))) {
            return;
        }
        String id = before == null ? null : before.issue();
        known.put(file, new Known(modified, id));
        try {
            LoadedIssue read = LoadedIssue.read(file, actors);
            if (id == null) {
                begin(read, modified);
            } else if (!read.issue().id().equals(id)) {
                tell(file + " is now for the issue " + read.issue().id() + "; " + id
                        + " is watched until the file is in a folder of its own and the process starts again.");
            } else {
                changed(read);
            }
        } catch (IOException | InvalidIssueException e) {
            tell("The issue file cannot be used" + (id == null ? "" : ", and " + id + " is watched as before") + ":\n"
                    + e.getMessage());
        }
    }

    private void begin(LoadedIssue read, FileTime modified) {
        String id = read.issue().id();
        LoadedIssue other = given.get(id);
        if (other != null) {
            tell("The issue " + id + " of " + read.file() + " is watched already, from " + other.file()
                    + "; give it another id.");
            return;
        }
        given.put(id, read);
        known.put(read.file(), new Known(modified, id));
        tell("The issue " + id + " is watched from now on (" + read.file() + "); all documents are read for it.");
    }

    private void changed(LoadedIssue read) {
        String digest = read.text().digest();
        LoadedIssue inUse = given.get(read.issue().id());
        if (inUse != null && !inUse.text().digest().equals(digest)) {
            tell(read.file() + " has changed. The issue is watched as before until you run `onrecord replay --issue "
                    + read.file() + " --switch`.");
        }
    }

    private void tell(String sentence) {
        LOG.info("{}", sentence);
        say.accept(sentence);
    }

    private static @Nullable FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at", file, e);
            return null;
        }
    }

    private void update(Generations generations) {
        if (!given.isEmpty()) {
            inOrder = given.values().stream()
                    .map(each -> inForce(each, generations.active(each.issue().id())))
                    .toList();
        }
    }

    private Issue inForce(LoadedIssue issue, Optional<Generation> active) {
        String id = issue.issue().id();
        int number = active.map(Generation::number).orElse(0);
        InForce now = inForce.get(id);
        if (now == null || now.generation() != number) {
            now = new InForce(
                    number,
                    active.map(generation -> IssueFiles.of(generation)
                                    .issue("the issue file of generation " + number + " of " + id))
                            .orElse(issue.issue()));
            inForce.put(id, now);
        }
        return now.issue();
    }

    @Override
    public List<Issue> all() {
        return inOrder.stream().sorted(Comparator.comparing(Issue::id)).toList();
    }

    @Override
    public Issue first() {
        return inOrder.getFirst();
    }

    @Override
    public void close() {
        GenerationWatcher running = watch;
        if (running != null) {
            running.close();
        }
    }
}
