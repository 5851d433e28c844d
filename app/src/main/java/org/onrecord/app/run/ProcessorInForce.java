package org.onrecord.app.run;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Generation;
import org.onrecord.events.generation.GenerationWatcher;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFiles;
import org.onrecord.processor.opinion.ask.OpinionService;
import org.onrecord.processor.singleton.SingletonTask;
import org.onrecord.processor.talkingpoint.follow.TalkingPointService;
import org.onrecord.processor.topology.OutputMode;
import org.onrecord.processor.topology.ProcessorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processor of the generation in force, and what goes with it: talking points are followed beside it, and second opinions asked for, if at
 * all. It goes down while a replay switches to another generation, and comes up with that one's issue.
 */
final class ProcessorInForce implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessorInForce.class);

    private final Settings settings;
    private final LoadedIssue given;
    private final ReadingModels models;
    private final MeterRegistry meters;
    private final Consumer<String> say;
    private final GenerationWatcher watch;
    private volatile @Nullable Running running;
    private volatile String whyNot = "the processor is starting";

    /**
     * How it is set up.
     *
     * @param bootstrapServers of the broker
     * @param stateFolder for the stores
     * @param threads that read documents
     * @param asOf the day as of which shifts are found; empty for today
     * @param opinions whom to ask for second opinions; empty for nobody
     */
    record Settings(
            String bootstrapServers,
            Path stateFolder,
            int threads,
            Optional<LocalDate> asOf,
            Optional<OpinionService.Settings> opinions) {}

    /** What runs, with the number of its generation. */
    private record Running(
            int generation, ProcessorService processor, SingletonTask talkingPoints, Optional<SingletonTask> asking)
            implements AutoCloseable {
        @Override
        public void close() {
            asking.ifPresent(SingletonTask::close);
            talkingPoints.close();
            processor.close();
        }
    }

    private ProcessorInForce(
            Settings settings, LoadedIssue given, ReadingModels models, MeterRegistry meters, Consumer<String> say) {
        this.settings = settings;
        this.given = given;
        this.models = models;
        this.meters = meters;
        this.say = say;
        watch = GenerationWatcher.start(settings.bootstrapServers(), this::follow);
    }

    /**
     * Starts it; the topics must be there. Returns at once: {@link #notReady} says when it works.
     *
     * @param say takes what a person at the shell wants to know
     */
    static ProcessorInForce start(
            Settings settings, LoadedIssue given, ReadingModels models, MeterRegistry meters, Consumer<String> say) {
        return new ProcessorInForce(settings, given, models, meters, say);
    }

    private void follow(Generations generations) {
        Optional<Generation> coming = generations.switchingTo(given.issue().id());
        if (coming.isPresent()) {
            pause(coming.get());
            return;
        }
        Optional<Generation> inForce = generations.active(given.issue().id());
        int number = inForce.map(Generation::number).orElse(0);
        Running now = running;
        if (now != null && now.generation() == number) {
            return;
        }
        stop();
        discardBefore(number);
        running = run(number, inForce);
        inForce.ifPresent(this::tell);
    }

    private void pause(Generation coming) {
        String reason = "a replay puts generation " + coming.number()
                + " in force; if it was cut off, `onrecord replay --switch` completes it";
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

    private Running run(int number, Optional<Generation> inForce) {
        Issue issue = inForce.map(
                        generation -> IssueFiles.of(generation).issue("the issue file of generation " + number))
                .orElse(given.issue());
        ProcessorService processor = ProcessorService.start(
                new ProcessorService.Settings(
                        settings.bootstrapServers(),
                        settings.stateFolder(),
                        settings.threads(),
                        settings.asOf(),
                        number,
                        OutputMode.LIVE,
                        Map.of()),
                issue,
                models.analyzer(issue)::analyze,
                meters);
        return new Running(
                number,
                processor,
                TalkingPointService.start(settings.bootstrapServers(), number, issue, models.embedder()),
                settings.opinions().map(each -> OpinionService.start(each, issue, meters)));
    }

    private void tell(Generation generation) {
        String name = "generation " + generation.number() + ", since " + generation.at();
        LOG.info("The processor runs with {}", name);
        if (!generation.digest().equals(given.text().digest())) {
            warn("The issue file " + given.file() + " is not the one in force (" + name
                    + "), which decides until `onrecord replay --issue " + given.file() + " --switch` puts this one in"
                    + " force.");
        }
        if (!generation.models().equals(models.id())) {
            warn("The models " + models.id() + " are not those that the documents were read with ("
                    + generation.models() + ", " + name + "); `onrecord replay --switch` reads them all with these.");
        }
    }

    private void warn(String sentence) {
        LOG.warn("{}", sentence);
        say.accept(sentence);
    }

    /** Earlier generations never come back; their stores take room. */
    private void discardBefore(int number) {
        try {
            for (Path folder : Folders.in(settings.stateFolder())) {
                for (int earlier = 0; earlier < number; earlier++) {
                    if (folder.endsWith(ProcessorService.application(earlier))) {
                        Folders.delete(folder);
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn(
                    "stores of an earlier generation in {} cannot be deleted: {}",
                    settings.stateFolder(),
                    e.toString());
        }
    }

    /** Why it does not work yet, or no longer; empty when it does. */
    Optional<String> notReady() {
        Running now = running;
        return now == null ? Optional.of(whyNot) : now.processor().notReady();
    }

    @Override
    public void close() {
        watch.close();
        stop();
    }
}
