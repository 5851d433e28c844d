package org.onrecord.app.run;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.events.Generation;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFiles;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.processor.singleton.SingletonTask;
import org.onrecord.processor.talkingpoint.follow.TalkingPointService;
import org.onrecord.processor.topology.OutputInterceptor;
import org.onrecord.processor.topology.ProcessorGroup;
import org.onrecord.processor.topology.ProcessorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processor of the active generation of an issue, with the task for talking points. It stops while a replay switches
 * to another generation, and starts again with the issue of that generation. One thread calls it, apart from
 * {@link #notReady}.
 */
final class ActiveProcessor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveProcessor.class);

    private final KafkaClients kafka;
    private final Path stateFolder;
    private final Settings settings;
    private final LoadedIssue given;
    private final SharedReading reading;
    private final MeterRegistry meters;
    private final Consumer<String> say;
    private volatile @Nullable Running running;
    private volatile String whyNot = "the processor is starting";

    private record Running(int generation, Issue issue, ProcessorService processor, SingletonTask talkingPoints)
            implements AutoCloseable {
        @Override
        public void close() {
            talkingPoints.close();
            processor.close();
        }
    }

    ActiveProcessor(
            KafkaClients kafka,
            Settings settings,
            LoadedIssue given,
            SharedReading reading,
            MeterRegistry meters,
            Consumer<String> say) {
        this.kafka = kafka;
        stateFolder = settings.data().toAbsolutePath().resolve("streams");
        this.settings = settings;
        this.given = given;
        this.reading = reading;
        this.meters = meters;
        this.say = say;
    }

    /** Starts, pauses or stops as the generations want it. The topics must exist. */
    void follow(Generations generations) {
        Optional<Generation> coming = generations.switchingTo(given.issue().id());
        if (coming.isPresent()) {
            pause(coming.get());
            return;
        }
        Optional<Generation> active = generations.active(given.issue().id());
        int number = active.map(Generation::number).orElse(0);
        Running now = running;
        if (now != null && now.generation() == number) {
            return;
        }
        stop();
        try {
            running = run(number, active);
        } catch (RuntimeException e) {
            whyNot = "the processor cannot start with generation " + number + ": " + e;
            throw e;
        }
        active.ifPresent(this::report);
    }

    private void pause(Generation coming) {
        String reason = "a replay switches to generation " + coming.number()
                + "; if it was interrupted, `onrecord replay --switch` completes it";
        whyNot = reason;
        if (running != null) {
            LOG.info("The processor pauses: {}", reason);
            say.accept("The processor pauses: " + reason + ".");
            stop();
        }
    }

    private void stop() {
        Running now = running;
        if (now != null) {
            running = null;
            now.close();
        }
    }

    private Running run(int number, Optional<Generation> active) {
        Issue issue = active.map(
                        generation -> IssueFiles.of(generation).issue("the issue file of generation " + number))
                .orElse(given.issue());
        ProcessorService processor = ProcessorService.start(
                new ProcessorService.Settings(
                        kafka,
                        stateFolder,
                        settings.get(Setting.THREADS),
                        settings.optional(Setting.AS_OF),
                        settings.labeller(),
                        new ProcessorGroup(issue.id(), number),
                        VersionMigration.upgraded(kafka, issue.id(), false)
                                .map(at -> OutputInterceptor.settings(OutputInterceptor.UPGRADED, at))
                                .orElse(Map.of())),
                issue,
                reading.reader(issue),
                meters);
        return new Running(
                number,
                issue,
                processor,
                TalkingPointService.start(kafka, number, issue, reading.models().embedder()));
    }

    private void report(Generation generation) {
        String name = "generation " + generation.number() + ", since " + generation.at();
        LOG.info("The processor runs with {}", name);
        IssueFiles inForce = IssueFiles.of(generation);
        if (given.text().learned() == null
                && new IssueFiles(inForce.yaml(), null, inForce.actors()).equals(given.text())) {
            LOG.info("{} is read with what was learned from answers on its review page", given.file());
        } else if (!generation.digest().equals(given.text().digest())) {
            warn("The issue file " + given.file() + " is not the active one (" + name
                    + "). The active one is used until you run `onrecord replay --issue " + given.file()
                    + " --switch`.");
        }
        if (!generation.models().equals(reading.models().id())) {
            warn("The models " + reading.models().id() + " are not those that analysed the earlier documents ("
                    + generation.models() + ", " + name
                    + "); `onrecord replay --switch` analyses all documents again.");
        }
    }

    private void warn(String sentence) {
        LOG.warn("{}", sentence);
        say.accept(sentence);
    }

    /** Returns why the processor is not ready; empty when it is. */
    Optional<String> notReady() {
        Running now = running;
        return now == null ? Optional.of(whyNot) : now.processor().notReady();
    }

    /** Returns the issue as it is watched now; empty while the processor does not run. */
    Optional<Issue> inForce() {
        return Optional.ofNullable(running).map(Running::issue);
    }

    /** Returns the number of the generation that runs; 0 if none does. */
    int generation() {
        Running now = running;
        return now == null ? 0 : now.generation();
    }

    @Override
    public void close() {
        stop();
    }
}
