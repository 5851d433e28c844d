package org.onrecord.app.workbench;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.issue.IssueFolder;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.dashboard.workbench.Learning;
import org.onrecord.dashboard.workbench.Trial;
import org.onrecord.dashboard.workbench.Workbench;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.issue.IssueFiles;
import org.onrecord.events.issue.IssuePlaces;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.yaml.YamlMistake;
import org.onrecord.processor.setup.IssueCheck;
import org.onrecord.processor.setup.NewIssue;

/** The workbench of a process that runs the processor: it reads with the models that are loaded already. */
public final class RunningWorkbench implements Workbench, AutoCloseable {
    private final KafkaClients kafka;
    private final Supplier<ReadingModels> models;
    private final Path actors;
    private final IssueFolder folder;
    private final boolean followed;
    private final Function<String, Learning> reviews;
    private final ReentrantLock checking = new ReentrantLock();
    private @Nullable TrialRun trial;
    private @Nullable Thread reading;

    /**
     * @param models waits until they are loaded
     * @param actors folder of the files with the actors of all issues
     * @param folder where new issues are saved
     * @param followed true if the running system watches that folder
     * @param reviews returns what an issue learns, by its id
     */
    public RunningWorkbench(
            KafkaClients kafka,
            Supplier<ReadingModels> models,
            Path actors,
            IssueFolder folder,
            boolean followed,
            Function<String, Learning> reviews) {
        this.kafka = kafka;
        this.models = models;
        this.actors = actors;
        this.folder = folder;
        this.followed = followed;
        this.reviews = reviews;
    }

    /** Reads an issue file, and answers with what follows from the issue, or from its mistakes. */
    private <T> T parsed(String yaml, Function<Issue, T> right, Function<List<YamlMistake>, T> wrong) {
        Issue issue;
        try {
            issue = new IssueFiles(yaml, null, ActorFiles.read(actors)).issue(IssuePlaces.FILE);
        } catch (IssueFile.InvalidIssueException e) {
            return wrong.apply(e.mistakes());
        } catch (IOException e) {
            return wrong.apply(List.of(new YamlMistake(1, "the folder of actors cannot be read: " + e)));
        }
        return right.apply(issue);
    }

    @Override
    public String draft(Draft draft) {
        return new NewIssue(draft.id(), draft.title(), draft.about(), draft.languages()).yaml();
    }

    @Override
    public Optional<Check> check(String yaml) {
        if (!checking.tryLock()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    parsed(yaml, this::findings, mistakes -> new Check("", 0, 0, 0, 0, mistakes, List.of())));
        } finally {
            checking.unlock();
        }
    }

    private Check findings(Issue issue) {
        return new Check(
                issue.id(),
                issue.terms().size(),
                issue.topics().size(),
                issue.claims().size(),
                issue.actors().size(),
                List.of(),
                new IssueCheck(issue, models.get().embedder()).findings(List.of()));
    }

    @Override
    public synchronized Begun tryOut(String yaml) {
        if (trial != null && !trial.shown().state().isOver()) {
            return new Begun.Busy();
        }
        return parsed(yaml, this::begin, Begun.Mistaken::new);
    }

    private Begun begin(Issue issue) {
        ReadingModels loaded = models.get();
        TrialRun run =
                new TrialRun(UUID.randomUUID().toString(), issue, kafka, loaded.analyzer(issue), loaded.embedder());
        trial = run;
        reading = Thread.ofPlatform().name("trial").daemon().start(run);
        return new Begun.Running(run.shown());
    }

    @Override
    public synchronized String lastTrial() {
        return trial == null ? "" : trial.shown().id();
    }

    @Override
    public synchronized Optional<Trial> trial(String id) {
        return Optional.ofNullable(trial)
                .map(TrialRun::shown)
                .filter(shown -> shown.id().equals(id));
    }

    @Override
    public synchronized Optional<Trial> cancel(String id) {
        Optional<Trial> shown = trial(id);
        if (shown.isPresent() && trial != null) {
            trial.cancel();
        }
        return shown;
    }

    @Override
    public Saved save(String yaml) {
        return parsed(yaml, issue -> save(issue.id(), yaml), Saved.Mistaken::new);
    }

    private Saved save(String id, String yaml) {
        if (!IssueFolder.isId(id)) {
            return new Saved.Refused(
                    "\"" + id + "\" is no name of a folder; write lower-case letters and digits, joined by hyphens.");
        }
        Path file = folder.file(id);
        try {
            folder.write(id, yaml);
        } catch (FileAlreadyExistsException e) {
            return new Saved.Exists(
                    "There is an issue file " + file + " already; choose another id, or change that file.");
        } catch (IOException e) {
            return new Saved.Refused("The file " + file + " cannot be written (" + e
                    + "); give OnRecord's user the right to write there, or save the text there yourself.");
        }
        return new Saved.Written(
                id,
                file.toString(),
                followed,
                followed
                        ? "It is read from the next few seconds on, and all documents so far are read for it."
                        : "./onrecord serve --issue " + file + " --data data-" + id);
    }

    @Override
    public Learning learning(String issue) {
        return reviews.apply(issue);
    }

    @Override
    public void close() throws InterruptedException {
        TrialRun run = trial;
        Thread thread = reading;
        if (run != null && thread != null) {
            run.cancel();
            thread.join();
        }
    }
}
