package org.onrecord.app.replay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.run.Folders;
import org.onrecord.app.run.LoadedIssue;
import org.onrecord.app.run.ReadingModels;
import org.onrecord.events.EventJson;
import org.onrecord.events.Generation;
import org.onrecord.events.Generation.State;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.events.generation.GenerationTable;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFiles;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.replay.ReplayChanges;
import org.onrecord.processor.topology.OutputMode;
import org.onrecord.processor.topology.ProcessorLag;
import org.onrecord.processor.topology.ProcessorService;

/**
 * Replays against a running system: reads the whole history with an issue file and models into staged topics, tells what would change, and puts
 * it in force. Each step can be cut off and done again; how far it is stands in the generation's record, its group's offsets, and the topics.
 */
public final class Replays implements AutoCloseable {
    private static final String STORES = "generation-";
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** Where the documents never stop coming, their shifts are not waited for any longer. */
    private static final Duration SHIFTS_WITHIN = Duration.ofMinutes(2);

    private static final Duration NO_PROGRESS = Duration.ofMinutes(10);
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);
    private static final Duration UP_WITHIN = Duration.ofMinutes(2);

    private final Settings settings;
    private final LoadedIssue given;
    private final Supplier<ReadingModels> models;
    private final Console console;
    private final GenerationTable table;
    private final ReplayStaging staging;

    /**
     * How it is set up.
     *
     * @param bootstrapServers of the broker
     * @param stateFolder for the stores of the replay, its own
     * @param threads that read documents
     * @param asOf the day as of which shifts are found; empty for today. As the running processors have it
     */
    public record Settings(String bootstrapServers, Path stateFolder, int threads, Optional<LocalDate> asOf) {}

    /**
     * Whoever waits for it.
     *
     * @param say takes a sentence
     * @param documents takes documents read, and records still to be processed
     * @param written takes records written while it is put in force
     * @param stop ends the waiting
     */
    public record Console(
            Consumer<String> say,
            Consumer<ProcessorLag.Progress> documents,
            Consumer<Long> written,
            CountDownLatch stop) {}

    /**
     * Opens it.
     *
     * @param models loads them; asked for at most once
     */
    public Replays(Settings settings, LoadedIssue given, Supplier<ReadingModels> models, Console console) {
        this.settings = settings;
        this.given = given;
        this.models = models;
        this.console = console;
        table = new GenerationTable(settings.bootstrapServers());
        staging = new ReplayStaging(settings.bootstrapServers());
    }

    /**
     * Makes sure that the replay is of the issue that the tables are of.
     *
     * @throws Failure if it is not
     */
    public void requireSameIssue() {
        String mine = given.issue().id();
        issueOfTables().filter(issue -> !issue.equals(mine)).ifPresent(issue -> {
            throw new Failure("A replay here is for the issue \"" + issue + "\", and the issue file " + given.file()
                    + " is of \"" + mine + "\"; name another with --issue.");
        });
    }

    private Optional<String> issueOfTables() {
        Generations generations = table.read();
        Optional<String> known = generations
                .active()
                .or(() -> generations.byKey().values().stream().findFirst())
                .map(Generation::issue);
        if (known.isPresent()) {
            return known;
        }
        return Scan.first(settings.bootstrapServers(), Topics.STATEMENTS.name(), record -> record.value() != null)
                .map(record -> EventJson.read(record.value(), Statement.class).issue());
    }

    /** The issue whose replays these are: that of the tables, whatever issue file was given. */
    private String issue() {
        return issueOfTables().orElse(given.issue().id());
    }

    /** The generation that a switch was begun to and not completed. */
    public Optional<Generation> interruptedSwitch() {
        return table.read().switchingTo(issue());
    }

    /** The generation in force, if it was made with the same issue file and models as a replay would be now. */
    public Optional<Generation> alreadyInForce() {
        return table.read().active(given.issue().id()).filter(this::isMine);
    }

    private boolean isMine(Generation generation) {
        return generation.digest().equals(given.text().digest())
                && generation.models().equals(models.get().id());
    }

    /** Begins a replay, or goes on with the one that was begun with the same issue file and models. */
    public Generation begin() throws InterruptedException, IOException {
        tidy();
        Generations generations = table.read();
        Optional<Generation> begun = generations.pending(given.issue().id());
        if (begun.isPresent() && isMine(begun.get())) {
            console.say()
                    .accept("Going on with the replay begun at " + begun.get().at() + ".");
            return begun.get();
        }
        if (begun.isPresent()) {
            console.say()
                    .accept("The replay begun at " + begun.get().at()
                            + " was of another issue file or other models; it is dropped and this one begins.");
            drop(begun.get());
        }
        int number =
                generations.active(given.issue().id()).map(Generation::number).orElse(0) + 1;
        Generation generation = new Generation(
                given.issue().id(),
                number,
                State.REPLAYING,
                models.get().id(),
                given.text().digest(),
                given.text().yaml(),
                given.text().learned(),
                now());
        Folders.delete(folder(generation));
        table.put(generation);
        return generation;
    }

    /** Reads all documents and corrections that the replay has not read yet, and looks for shifts. */
    public void bringUpToDate(Generation generation) throws InterruptedException {
        staging.create();
        awaitNobodyIn(generation.number(), "Another replay, or what is left of one that was killed, is at work");
        Issue issue = IssueFiles.of(generation).issue("the issue file of generation " + generation.number());
        ProcessorService.Settings processor = new ProcessorService.Settings(
                settings.bootstrapServers(),
                folder(generation),
                settings.threads(),
                settings.asOf(),
                generation.number(),
                OutputMode.STAGED,
                Map.of());
        try (ProcessorService running = ProcessorService.start(
                        processor, issue, models.get().analyzer(issue)::analyze, new SimpleMeterRegistry());
                ProcessorLag caughtUp = new ProcessorLag(settings.bootstrapServers(), generation.number())) {
            awaitDone(running, caughtUp);
        }
    }

    private void awaitDone(ProcessorService running, ProcessorLag caughtUp) throws InterruptedException {
        long before = Long.MAX_VALUE;
        Instant moved = Instant.now();
        Instant quiet = Instant.now();
        Optional<Instant> allRead = Optional.empty();
        while (quiet.plus(ProcessorLag.QUIET).isAfter(Instant.now())) {
            pause();
            ProcessorLag.Progress progress = caughtUp.progress();
            console.documents().accept(progress);
            if (progress.left() != before) {
                before = progress.left();
                moved = Instant.now();
            } else if (progress.left() > 0 && moved.plus(NO_PROGRESS).isBefore(Instant.now())) {
                throw new Failure("Nothing has been read for " + NO_PROGRESS.toMinutes() + " minutes, and "
                        + progress.left() + " records are left"
                        + running.notReady().map(why -> " (" + why + ")").orElse("")
                        + "; see the log, and ask again: it goes on where it was.");
            }
            boolean workLeft = progress.left() > 0 || running.notReady().isPresent() || caughtUp.isSearchDue();
            quiet = workLeft ? Instant.now() : quiet;
            if (progress.documentsLeft() == 0 && allRead.isEmpty()) {
                allRead = Optional.of(Instant.now());
            }
            if (progress.documentsLeft() == 0
                    && allRead.map(since -> since.plus(SHIFTS_WITHIN).isBefore(Instant.now()))
                            .orElse(false)) {
                return;
            }
        }
    }

    /** Waits until the running processors have read what there is, so that what is compared is of the same documents; false if they have not. */
    public boolean awaitLive(Duration atMost) throws InterruptedException {
        try (ProcessorLag live = new ProcessorLag(settings.bootstrapServers())) {
            return live.awaitShifts(atMost);
        }
    }

    /** What would change. */
    public ReplayChanges compare() {
        return ReplayComparison.of(settings.bootstrapServers());
    }

    /**
     * Puts a generation in force. Processors pause from its first step to its last; done again after a crash, it goes on where it was.
     *
     * @return how many records were written
     */
    public long putInForce(Generation replayed) throws InterruptedException, IOException {
        int old = table.read().active(replayed.issue()).map(Generation::number).orElse(0);
        boolean running = !staging.members(old).isEmpty();
        Generation switching = replayed.state() == State.SWITCHING ? replayed : replayed.in(State.SWITCHING, now());
        table.put(switching);
        awaitNobodyIn(
                old, "Waiting for the processors to pause (one of an OnRecord without replays does not; stop it)");
        bringUpToDate(switching);
        long written;
        // Opened first: it ends what a switch that was cut off left open, for which the broker would wait minutes.
        try (ReplaySwitch takeover =
                new ReplaySwitch(settings.bootstrapServers(), switching.number(), console.written()::accept)) {
            await("Waiting for open transactions to end", staging::isSettled);
            written = takeover.complete();
        }
        table.put(switching.in(State.ACTIVE, now()));
        tidy();
        if (running) {
            awaitProcessors(switching.number());
        }
        return written;
    }

    private void awaitProcessors(int generation) throws InterruptedException {
        Instant deadline = Instant.now().plus(UP_WITHIN);
        while (staging.members(generation).isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                console.say()
                        .accept("No processor has come up with generation " + generation + " within "
                                + UP_WITHIN.toMinutes() + " minutes; see their logs.");
                return;
            }
            pause();
        }
    }

    /**
     * Forgets a replay that is not in force.
     *
     * @return false if there is none
     * @throws Failure if it is being switched to: half of its tables may stand already
     */
    public boolean drop() throws InterruptedException, IOException {
        Optional<Generation> coming = table.read().pending(issue());
        if (coming.isPresent()) {
            if (coming.get().state() == State.SWITCHING) {
                throw new Failure("Generation " + coming.get().number()
                        + " is being put in force and cannot be dropped; complete it with onrecord replay --switch, then"
                        + " replay the issue file that you want instead.");
            }
            drop(coming.get());
        }
        tidy();
        return coming.isPresent();
    }

    private void drop(Generation generation) throws InterruptedException, IOException {
        awaitNobodyIn(generation.number(), "Another replay, or what is left of one that was killed, is at work");
        table.remove(generation);
        tidy();
    }

    /** Removes what is left of generations that are neither in force nor to come. */
    public void tidy() throws InterruptedException, IOException {
        Generations generations = table.read();
        String issue = issue();
        Optional<Generation> inForce = generations.active(issue);
        Optional<Generation> coming = generations.pending(issue);
        int current = inForce.map(Generation::number).orElse(0);
        for (Generation each : List.copyOf(generations.byKey().values())) {
            boolean past = each.number() < current;
            if (each.issue().equals(issue) && past) {
                table.remove(each);
            }
        }
        Set<Integer> kept = new HashSet<>(Set.of(current));
        coming.map(Generation::number).ifPresent(kept::add);
        staging.tidy(kept, coming.isPresent());
        Optional<Path> needed = coming.map(this::folder);
        for (Path folder : Folders.in(settings.stateFolder())) {
            if (folder.getFileName().toString().startsWith(STORES) && !needed.equals(Optional.of(folder))) {
                Folders.delete(folder);
            }
        }
    }

    /** The stores of a replay: of one that was dropped they would be another's under the same number. */
    private Path folder(Generation generation) {
        String begun = Ids.hash(generation.key(), generation.digest(), generation.models());
        return settings.stateFolder().resolve(STORES + generation.number() + "-" + begun.substring(0, 8));
    }

    private void awaitNobodyIn(int generation, String why) throws InterruptedException {
        await(why, () -> staging.members(generation).isEmpty());
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private void await(String why, Condition condition) throws InterruptedException {
        Instant said = Instant.now().minus(SAY_EVERY).plus(Duration.ofSeconds(3));
        while (!condition.holds()) {
            if (said.plus(SAY_EVERY).isBefore(Instant.now())) {
                console.say().accept(why + "...");
                said = Instant.now();
            }
            pause();
        }
    }

    private void pause() throws InterruptedException {
        if (console.stop().await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Failure("Stopped. Ask again, and it goes on where it was.");
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
