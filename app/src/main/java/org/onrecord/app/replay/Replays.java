package org.onrecord.app.replay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.events.Generation;
import org.onrecord.events.Generation.State;
import org.onrecord.events.Ids;
import org.onrecord.events.file.Folders;
import org.onrecord.events.generation.GenerationTable;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFiles;
import org.onrecord.events.issue.IssuePlaces;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.processor.replay.ReplayChanges;
import org.onrecord.processor.topology.OutputInterceptor;
import org.onrecord.processor.topology.ProcessorGroup;
import org.onrecord.processor.topology.ProcessorLag;
import org.onrecord.processor.topology.ProcessorService;

/**
 * Replays the history of a running system: processes all documents with an issue file and models into staged topics,
 * compares the results with the live tables, and switches to them. Every step can be interrupted and repeated; its
 * progress is kept in the generation's record, the offsets of its group, and the topics.
 */
public final class Replays implements AutoCloseable {
    private static final String STORES = "generation-";
    private static final Duration POLL_EVERY = Duration.ofMillis(500);

    /** The longest wait for shifts while new documents keep arriving. */
    private static final Duration SHIFTS_WITHIN = Duration.ofMinutes(2);

    private static final Duration NO_PROGRESS = Duration.ofMinutes(10);
    private static final Duration REPEAT_EVERY = Duration.ofSeconds(10);
    private static final Duration START_WITHIN = Duration.ofMinutes(2);

    private final KafkaClients kafka;
    private final Settings settings;
    private final Path stateFolder;
    private final LoadedIssue given;
    private final Console console;
    private final GenerationTable table;
    private final String issue;
    private final ReplayStaging staging;
    private int threads;
    private @Nullable ReadingModels loaded;

    /**
     * The callbacks of a replay.
     *
     * @param documents takes the progress of processing
     * @param written takes the number of records written by a switch
     * @param stop opens when the replay should stop waiting
     */
    public record Console(
            Consumer<String> say,
            Consumer<ProcessorLag.Progress> documents,
            Consumer<Long> written,
            CountDownLatch stop) {}

    /**
     * Connects to the system.
     *
     * @param settings of the running processors; a language model that labels gets no requests
     * @param stateFolder for the stores of replays alone
     * @param given the issue file that the command was given
     * @param issue id of the issue to replay: that of the file, or another whose replay was begun
     */
    public Replays(
            KafkaClients kafka, Settings settings, Path stateFolder, LoadedIssue given, String issue, Console console) {
        this.kafka = kafka;
        this.settings = settings;
        this.stateFolder = stateFolder;
        this.given = given;
        this.console = console;
        this.issue = issue;
        threads = settings.get(Setting.THREADS);
        table = new GenerationTable(kafka);
        staging = new ReplayStaging(kafka, issue);
    }

    /**
     * Checks that the issue is watched here.
     *
     * @throws Failure if others are, and it is not
     */
    public void requireWatched() throws InterruptedException {
        String mine = given.issue().id();
        if (!issue.equals(mine)) {
            throw new Failure("The replay that was begun is for the issue \"" + issue
                    + "\"; complete it with --switch, discard it with --drop, or name the issue file that you"
                    + " want with --issue.");
        }
        Set<String> watched = staging.issues();
        table.read().byKey().values().forEach(generation -> watched.add(generation.issue()));
        if (!watched.isEmpty() && !watched.contains(mine)) {
            throw new Failure("The tables here are for " + names(watched) + ", but the issue file " + given.file()
                    + " is for \"" + mine + "\"; name another with --issue.");
        }
    }

    private static String names(Set<String> issues) {
        return (issues.size() == 1 ? "the issue " : "the issues ")
                + issues.stream().map(issue -> "\"" + issue + "\"").collect(Collectors.joining(", "));
    }

    /** Returns the issues with an unfinished replay. */
    public static List<String> begun(KafkaClients kafka) {
        try (GenerationTable table = new GenerationTable(kafka)) {
            Generations generations = table.read();
            return generations.byKey().values().stream()
                    .map(Generation::issue)
                    .distinct()
                    .filter(each -> generations.pending(each).isPresent())
                    .toList();
        }
    }

    private ProcessorGroup group(int generation) {
        return new ProcessorGroup(issue, generation);
    }

    /** Returns the generation of a switch that was begun but not completed. */
    public Optional<Generation> interruptedSwitch() {
        return table.read().switchingTo(issue);
    }

    /** Returns the active generation, if it was made with the same issue file and models as a replay would be now. */
    public Optional<Generation> alreadyActive() {
        return table.read().active(given.issue().id()).filter(this::isMine);
    }

    /** Uses one thread, and models that are loaded already. */
    public Replays beside(ReadingModels models) {
        threads = 1;
        loaded = models;
        return this;
    }

    private ReadingModels models() {
        if (loaded == null) {
            loaded = ReadingModels.cachedIn(
                    ReadingModels.folder(settings.data()), new IssuePlaces(List.of(given.file())));
        }
        return loaded;
    }

    private boolean isMine(Generation generation) {
        return generation.digest().equals(given.text().digest())
                && generation.models().equals(models().id());
    }

    /** Begins a replay, or continues the one that was begun with the same issue file and models. */
    public Generation begin() throws InterruptedException, IOException {
        tidy();
        Generations generations = table.read();
        Optional<Generation> begun = generations.pending(given.issue().id());
        if (begun.isPresent() && isMine(begun.get())) {
            say("Continuing the replay begun at " + begun.get().at() + ".");
            return begun.get();
        }
        if (begun.isPresent()) {
            say("The replay begun at " + begun.get().at()
                    + " used another issue file or other models; it is discarded, and a new one begins.");
            drop(begun.get());
        }
        int number =
                generations.active(given.issue().id()).map(Generation::number).orElse(0) + 1;
        Generation generation = new Generation(
                given.issue().id(),
                number,
                State.REPLAYING,
                models().id(),
                given.text().digest(),
                given.text().yaml(),
                given.text().learned(),
                given.text().actors().isEmpty() ? null : given.text().actors().texts(),
                now());
        Folders.delete(folder(generation));
        table.put(generation);
        return generation;
    }

    /** Processes the documents and corrections that the replay has not read yet, and finds shifts. */
    public void bringUpToDate(Generation generation) throws InterruptedException {
        staging.create();
        awaitNobodyIn(generation.number(), "Waiting for another replay, or for one that was killed to time out");
        try (ProcessorLag lag = new ProcessorLag(kafka, group(generation.number()))) {
            if (lag.left() > 0 || lag.isSearchDue()) {
                process(generation, lag);
            }
        }
    }

    private void process(Generation generation, ProcessorLag lag) throws InterruptedException {
        Issue issue = IssueFiles.of(generation).issue("the issue file of generation " + generation.number());
        ProcessorService.Settings processor = new ProcessorService.Settings(
                kafka,
                folder(generation),
                threads,
                settings.optional(Setting.AS_OF),
                settings.labeller(),
                group(generation.number()),
                OutputInterceptor.settings(OutputInterceptor.STAGED, issue.id()));
        try (ProcessorService running = ProcessorService.start(
                processor, issue, models().analyzer(issue)::analyzeForIssue, new SimpleMeterRegistry())) {
            awaitDone(running, lag);
        }
    }

    private void awaitDone(ProcessorService running, ProcessorLag lag) throws InterruptedException {
        long before = Long.MAX_VALUE;
        Instant moved = Instant.now();
        Instant quiet = Instant.now();
        Instant allRead = Instant.MAX;
        while (quiet.plus(ProcessorLag.QUIET).isAfter(Instant.now())) {
            pause();
            ProcessorLag.Progress progress = lag.progress();
            console.documents().accept(progress);
            if (progress.left() != before) {
                before = progress.left();
                moved = Instant.now();
            } else if (progress.left() > 0 && moved.plus(NO_PROGRESS).isBefore(Instant.now())) {
                throw new Failure("Nothing has been read for " + NO_PROGRESS.toMinutes() + " minutes, and "
                        + progress.left() + " records are left"
                        + running.notReady().map(why -> " (" + why + ")").orElse("")
                        + "; see the log, then call this again; it continues where it stopped.");
            }
            boolean workLeft = progress.left() > 0 || running.notReady().isPresent() || lag.isSearchDue();
            quiet = workLeft ? Instant.now() : quiet;
            if (progress.documentsLeft() == 0) {
                allRead = allRead.equals(Instant.MAX) ? Instant.now() : allRead;
                if (allRead.plus(SHIFTS_WITHIN).isBefore(Instant.now())) {
                    return;
                }
            }
        }
    }

    /** Waits until the running processors have read the same documents as the replay; returns false if they have not. */
    public boolean awaitLive(Duration atMost) throws InterruptedException {
        int active = table.read().active(issue).map(Generation::number).orElse(0);
        try (ProcessorLag live = new ProcessorLag(kafka, group(active))) {
            return live.awaitShifts(atMost);
        }
    }

    public ReplayChanges compare() {
        return new ReplayComparison(kafka, issue).changes();
    }

    /**
     * Switches to a generation while the processors pause. An interrupted switch can be repeated.
     *
     * @return the number of records written
     */
    public long switchTo(Generation replayed) throws InterruptedException, IOException {
        int old = table.read().active(replayed.issue()).map(Generation::number).orElse(0);
        boolean running = !staging.members(old).isEmpty();
        Generation switching = replayed.state() == State.SWITCHING ? replayed : replayed.in(State.SWITCHING, now());
        table.put(switching);
        awaitNobodyIn(
                old, "Waiting for the processors to pause (stop any from before replays existed; those do not pause)");
        bringUpToDate(switching);
        long written;
        // Opened first, because it aborts the transaction of an interrupted switch, which the broker would keep open
        // for minutes.
        try (ReplaySwitch replaySwitch =
                new ReplaySwitch(kafka, issue, switching.number(), console.written()::accept)) {
            Map<TopicPartition, Long> ends = staging.ends();
            await("Waiting for open transactions to end", () -> staging.isSettled(ends));
            written = replaySwitch.complete();
        }
        table.put(switching.in(State.ACTIVE, now()));
        tidy();
        if (running) {
            awaitProcessors(switching.number());
        }
        return written;
    }

    private void awaitProcessors(int generation) throws InterruptedException {
        Instant deadline = Instant.now().plus(START_WITHIN);
        while (staging.members(generation).isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                say("No processor has started with generation " + generation + " within " + START_WITHIN.toMinutes()
                        + " minutes; see the logs of the processors.");
                return;
            }
            pause();
        }
    }

    /**
     * Discards a replay that was not switched to.
     *
     * @return false if there is none
     * @throws Failure if a switch to it was begun, because some of its tables may be live already
     */
    public boolean drop() throws InterruptedException, IOException {
        Optional<Generation> coming = table.read().pending(issue);
        if (coming.isPresent()) {
            if (coming.get().state() == State.SWITCHING) {
                throw new Failure("The switch to generation " + coming.get().number()
                        + " was begun, so the replay cannot be discarded; complete it with onrecord replay --switch,"
                        + " then replay the issue file that you want instead.");
            }
            drop(coming.get());
        }
        tidy();
        return coming.isPresent();
    }

    private void drop(Generation generation) throws InterruptedException, IOException {
        awaitNobodyIn(generation.number(), "Waiting for another replay, or for one that was killed to time out");
        table.remove(generation);
        tidy();
    }

    /** Removes the remains of generations that are neither active nor being replayed. */
    public void tidy() throws InterruptedException, IOException {
        Generations generations = table.read();
        Optional<Generation> coming = generations.pending(issue);
        int current = generations.active(issue).map(Generation::number).orElse(0);
        for (Generation each : List.copyOf(generations.byKey().values())) {
            if (each.issue().equals(issue) && each.number() < current) {
                table.remove(each);
            }
        }
        Set<Integer> kept = new HashSet<>(Set.of(current));
        coming.map(Generation::number).ifPresent(kept::add);
        staging.tidy(kept, coming.isPresent());
        Optional<Path> needed = coming.map(this::folder);
        for (Path folder : Folders.in(stateFolder)) {
            if (folder.getFileName().toString().startsWith(STORES) && !needed.equals(Optional.of(folder))) {
                Folders.delete(folder);
            }
        }
    }

    /** Returns the folder for the stores of a replay, which differs from that of a discarded replay with the same number. */
    private Path folder(Generation generation) {
        String begun = Ids.hash(generation.key(), generation.digest(), generation.models());
        return stateFolder.resolve(STORES + generation.number() + "-" + begun.substring(0, 8));
    }

    private void awaitNobodyIn(int generation, String why) throws InterruptedException {
        await(why, () -> staging.members(generation).isEmpty());
    }

    private void await(String why, BrokerAnswers.Condition condition) throws InterruptedException {
        Instant said = Instant.now().minus(REPEAT_EVERY).plus(Duration.ofSeconds(3));
        while (!condition.holds()) {
            if (said.plus(REPEAT_EVERY).isBefore(Instant.now())) {
                say(why + "...");
                said = Instant.now();
            }
            pause();
        }
    }

    private void say(String sentence) {
        console.say().accept(sentence);
    }

    private void pause() throws InterruptedException {
        if (console.stop().await(POLL_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Failure("Stopped. Call this again to continue.");
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        table.close();
        staging.close();
    }
}
