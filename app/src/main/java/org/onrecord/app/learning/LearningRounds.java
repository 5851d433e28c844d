package org.onrecord.app.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.settings.Settings;
import org.onrecord.dashboard.workbench.Learning;
import org.onrecord.dashboard.workbench.Learning.Accuracy;
import org.onrecord.dashboard.workbench.Learning.Alone;
import org.onrecord.dashboard.workbench.Learning.Round;
import org.onrecord.events.Correction;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFiles;
import org.onrecord.events.issue.LearnedFile;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.ServiceThread;
import org.onrecord.events.kafka.TopicTable;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.learn.IssueLearner;
import org.onrecord.processor.learn.JudgedSide.Counts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the learned file of an issue anew after each twenty answers of its editors, one issue at a time, and puts it in force where it gains.
 * All it knows is in files of the data folder and on topics, so that a restart continues.
 *
 * <p>An issue whose learned file came from labelled passages learns nothing by itself: a file made from a few answers would replace it.
 */
public final class LearningRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LearningRounds.class);
    private static final int EVERY = 20;
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration CLOSED_WITHIN = Duration.ofMinutes(10);

    private final Settings settings;
    private final KafkaClients kafka;
    private final Supplier<ReadingModels> models;
    private final Supplier<List<LoadedIssue>> issues;
    private final TopicTable<Correction> corrections;
    private final ServiceThread service;
    private final Map<String, Learning> shown = new ConcurrentHashMap<>();

    /** By issue, the number of answers that turned out to be on too few statements to learn from. */
    private final Map<String, Integer> tooFew = new ConcurrentHashMap<>();

    private List<LoadedIssue> seen = List.of();

    /** True if there is something to do although nothing has changed. */
    private boolean isWaiting;

    /**
     * Makes the rounds, which begin with {@link #start}.
     *
     * @param models waits until they are loaded
     * @param issues that are watched now
     */
    public LearningRounds(
            Settings settings, KafkaClients kafka, Supplier<ReadingModels> models, Supplier<List<LoadedIssue>> issues) {
        this.settings = settings;
        this.kafka = kafka;
        this.models = models;
        this.issues = issues;
        corrections = new TopicTable<>(kafka, Correction.class, Topics.CORRECTIONS);
        service = new ServiceThread("learning", "learning from reviews", this::look, corrections::close)
                .waitedFor(CLOSED_WITHIN);
    }

    public void start() {
        service.start();
    }

    public Learning of(String issue) {
        return shown.getOrDefault(issue, Learning.none("the process is starting"));
    }

    private void look() throws InterruptedException {
        service.pause(POLL);
        try {
            List<LoadedIssue> now = issues.get();
            if (service.isOpen() && (corrections.refresh() || isWaiting || !now.equals(seen))) {
                seen = List.of();
                isWaiting = false;
                for (LoadedIssue issue : now) {
                    new OfIssue(issue).round(List.copyOf(corrections.newest().values()));
                }
                seen = now;
            }
        } catch (IOException | RuntimeException e) {
            // A broker that does not answer, a full disk, another replay: retry.
            LOG.warn("Learning from reviews failed and is tried again: {}", e.toString(), e);
            service.pause(AFTER_FAILURE);
        }
    }

    private final class OfIssue {
        private final LoadedIssue given;
        private final Issue alone;
        private final Path folder;
        private final RoundFile file;

        OfIssue(LoadedIssue given) {
            this.given = given;
            alone = new IssueFiles(given.text().yaml(), null, given.text().actors())
                    .issue(given.file().toString());
            folder = settings.data().toAbsolutePath().resolve("learning").resolve(alone.id());
            file = new RoundFile(folder.resolve("rounds.jsonl"));
        }

        void round(List<Correction> corrections) throws IOException, InterruptedException {
            EditorAnswers answers = EditorAnswers.of(corrections, alone);
            List<Round> rounds = file.read();
            if (rounds.stream().noneMatch(Round::inForce) && given.text().learned() != null) {
                shown.put(
                        alone.id(),
                        Learning.none("its learned file was made from labelled passages; add the answers to them with"
                                + " onrecord export training and onrecord issue learn"));
                return;
            }
            show(answers, rounds, "");
            Optional<Round> last = rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
            if (last.isPresent() && last.get().gained() && !last.get().inForce()) {
                putInForce(last.get(), answers, rounds);
            } else if (answers.number() >= next(rounds) && answers.number() != tooFew.getOrDefault(alone.id(), 0)) {
                measure(answers, rounds);
            }
        }

        private static int next(List<Round> rounds) {
            return (rounds.isEmpty() ? 0 : rounds.getLast().answers()) + EVERY;
        }

        private void show(EditorAnswers answers, List<Round> rounds, String now) {
            shown.put(
                    alone.id(),
                    new Learning(true, "", answers.number(), next(rounds), now, rounds, answers.gain(rounds)));
        }

        private void measure(EditorAnswers answers, List<Round> rounds) throws IOException, InterruptedException {
            show(answers, rounds, "learning from " + answers.number() + " answers");
            Optional<IssueLearner.Result> learned =
                    new RoundLearner(kafka, models.get()).learn(alone, folder.resolve("training.jsonl"));
            if (learned.isEmpty()) {
                // The answers are on too few statements, or on ones that are gone: wait for more.
                tooFew.put(alone.id(), answers.number());
                return;
            }
            IssueLearner.Result result = learned.get();
            boolean gained = !result.learned().isEmpty();
            if (gained) {
                Path made = folder.resolve("learned.new.yaml");
                LearnedFile.write(made, result.learned());
                Files.move(made, candidate(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            Counts before = Counts.of(result.before());
            // Without a gain that each half of the answers shows, the sides are told as before.
            Counts after = result.told().isGain() ? Counts.of(result.after()) : before;
            Round round = new Round(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    answers.number(),
                    new Alone(before.precision(), before.recall(), before.f()),
                    new Accuracy(after.precision(), after.recall(), after.f()),
                    gained,
                    false);
            file.add(round);
            LOG.info(
                    "Learned from {} answers on {}: F0.5 of the positions told {} alone, {} taught; {}",
                    round.answers(),
                    alone.id(),
                    round.alone().f(),
                    round.taught().f(),
                    gained ? "it is put in force" : "it is not put in force");
            List<Round> now = file.read();
            show(answers, now, "");
            if (gained) {
                putInForce(round, answers, now);
            }
        }

        private Path candidate() {
            return folder.resolve("learned.yaml");
        }

        private void putInForce(Round round, EditorAnswers answers, List<Round> rounds)
                throws IOException, InterruptedException {
            IssueFiles texts = new IssueFiles(
                    given.text().yaml(),
                    Files.readString(candidate()),
                    given.text().actors());
            LoadedIssue learned = new LoadedIssue(
                    given.file(), texts, texts.issue(given.file().toString()));
            LearnedReplay replay = new LearnedReplay(kafka, models.get(), settings, service.closing());
            try {
                if (!replay.run(learned, now -> show(answers, rounds, now))) {
                    show(answers, rounds, "waiting for another replay of this issue to end");
                    isWaiting = true;
                    return;
                }
            } catch (Failure stopped) {
                if (!service.isOpen()) {
                    return;
                }
                throw stopped;
            }
            file.add(round.putInForce());
            copyBeside();
            show(answers, file.read(), "");
        }

        /** Copies the learned file beside the issue file, where commands without a broker read it. */
        private void copyBeside() {
            Path beside = LearnedFile.of(given.file());
            try {
                Files.copy(candidate(), beside, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                LOG.warn(
                        "What was learned is in force, but cannot be copied to {} ({}); copy {} there, or the next"
                                + " replay with the issue file undoes it",
                        beside,
                        e.toString(),
                        candidate());
            }
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
