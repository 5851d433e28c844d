package org.onrecord.app.command.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.data.DataFolder;
import org.onrecord.app.data.DataVersion;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.replay.Replays;
import org.onrecord.app.run.Logging;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.EventJson;
import org.onrecord.events.Generation;
import org.onrecord.events.issue.LearnedFile;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.replay.ReplayChanges;
import org.onrecord.processor.topology.ProcessorLag;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "replay")
public final class ReplayCommand extends ShellCommand {
    private static final Duration LIVE_WITHIN = Duration.ofMinutes(1);

    @Option(names = "--switch")
    private boolean switches;

    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--drop")
    private boolean drop;

    @Option(names = "--again")
    private boolean again;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (drop && switches) {
            throw wrongUsage("Give either --switch or --drop.");
        }
        Settings settings = settings();
        DataVersion.requireReadable(settings.data());
        KafkaClients kafka = broker();
        TopicReader.require(
                kafka, List.of(Topics.GENERATIONS, Topics.DOCUMENTS, Topics.STATEMENTS, Topics.DEAD_LETTERS));
        LoadedIssue given = given(settings, kafka);
        List<String> begun = settings.isGiven(Setting.ISSUE) ? List.of() : Replays.begun(kafka);
        String issue = begun.size() == 1 ? begun.getFirst() : given.issue().id();
        Path folder = settings.data().toAbsolutePath().resolve("replay").resolve(issue);
        try (DataFolder locked = DataFolder.lock(folder);
                Bar bar = new Bar();
                Replays replays = new Replays(
                        kafka,
                        settings,
                        folder,
                        given,
                        issue,
                        new Replays.Console(bar::say, bar::read, bar::written, shell.stop()))) {
            Logging.toFolder(folder.resolve("logs"), settings.get(Setting.LOG_FORMAT));
            return run(replays, given, bar);
        } catch (AuthorizationException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            throw new Failure(
                    "The replay stopped (" + e.getMessage() + "). Check that the broker at " + kafka
                            + " runs, then call this again; it continues where it stopped.",
                    e);
        }
    }

    /** Returns the issue that is meant: the one that was named, the only one, or the one whose replay was begun. */
    private static LoadedIssue given(Settings settings, KafkaClients kafka) {
        if (settings.isGiven(Setting.ISSUE)) {
            return load(settings);
        }
        List<LoadedIssue> all = loadAll(settings);
        if (all.size() == 1) {
            return all.getFirst();
        }
        List<String> begun = Replays.begun(kafka);
        return all.stream()
                .filter(each -> begun.equals(List.of(each.issue().id())))
                .findFirst()
                .orElseThrow(() -> new Failure("There are several issues; name the one to replay with --issue: "
                        + all.stream().map(each -> each.issue().id()).collect(Collectors.joining(", ")) + "."));
    }

    private int run(Replays replays, LoadedIssue given, Bar bar) throws InterruptedException, IOException {
        if (drop) {
            shell.say(replays.drop() ? "The replay is discarded." : "There is no replay to discard.");
            return 0;
        }
        Optional<Generation> interrupted = replays.interruptedSwitch();
        if (interrupted.isPresent()) {
            if (!switches) {
                throw new Failure(
                        "The switch to generation " + interrupted.get().number() + ", begun at "
                                + interrupted.get().at()
                                + ", is not complete, and the processors wait for it. If it was interrupted,"
                                + " complete it with onrecord replay --switch.");
            }
            shell.say("Completing the switch to generation " + interrupted.get().number() + ", begun at "
                    + interrupted.get().at() + ".");
            switchTo(replays, interrupted.get(), bar);
            return 0;
        }
        replays.requireWatched();
        Optional<Generation> active = replays.alreadyActive();
        if (active.isPresent() && !again) {
            replays.tidy();
            shell.say("Generation " + active.get().number() + ", active since "
                    + active.get().at()
                    + ", was made with this issue file and these models; --again replays anyway.");
            return 0;
        }
        if (given.issue().learned().isEmpty()) {
            shell.say("Nothing was learned for this issue: there is no "
                    + LearnedFile.of(given.file()).getFileName() + " beside its file.");
        }
        Generation generation = replays.begin();
        replays.bringUpToDate(generation);
        bar.close();
        if (!replays.awaitLive(LIVE_WITHIN)) {
            shell.say(
                    "The running processor has not read all documents yet (or does not run); the documents that it has"
                            + " not read show as changes.");
        }
        show(generation, replays.compare());
        if (!switches) {
            shell.say("Nothing has changed for anybody yet. Switch to the replay with: onrecord replay --issue "
                    + given.file() + " --switch. Discard it with: onrecord replay --drop.");
            return 0;
        }
        if (!yes && !saysYes()) {
            shell.say("Not switched; the replay is kept.");
            return 1;
        }
        switchTo(replays, generation, bar);
        return 0;
    }

    private void switchTo(Replays replays, Generation generation, Bar bar) throws InterruptedException, IOException {
        long written = replays.switchTo(generation);
        bar.close();
        shell.say("Generation " + generation.number() + " is active; " + written
                + " records were written. Talking points are now followed anew.");
    }

    private void show(Generation generation, ReplayChanges changes) {
        if (json) {
            ObjectNode node = EventJson.mapper()
                    .createObjectNode()
                    .put("issue", generation.issue())
                    .put("generation", generation.number())
                    .put("models", generation.models());
            node.set("changes", EventJson.mapper().valueToTree(changes));
            shell.print(node.toString());
        } else {
            shell.out().print(ReplayChangesText.of(changes));
        }
        shell.out().flush();
    }

    private boolean saysYes() throws IOException {
        return shell.ask("Switch to the replay? The processors pause meanwhile. Type yes:")
                .filter("yes"::equalsIgnoreCase)
                .isPresent();
    }

    /** Shows one progress bar at a time; messages appear between two of them. */
    private final class Bar implements AutoCloseable {
        private @Nullable ProgressBar shown;

        void read(ProcessorLag.Progress progress) {
            ProgressBar bar = bar("Replaying", " %");
            bar.maxHint(100);
            bar.stepTo(progress.percentOfDocuments());
            bar.setExtraMessage(
                    progress.left() == 0
                            ? "all processed"
                            : progress.documentsLeft() > 0
                                    ? progress.documentsLeft() + " documents to read"
                                    : progress.left() + " records to count");
        }

        void written(long records) {
            ProgressBar bar = bar("Switching", " records");
            bar.maxHint(-1);
            bar.stepTo(records);
        }

        void say(String sentence) {
            close();
            shell.say(sentence);
        }

        private ProgressBar bar(String task, String unit) {
            ProgressBar bar = shown;
            if (bar == null || !bar.getTaskName().equals(task)) {
                close();
                bar = shell.bar(task).setUnit(unit, 1).build();
                shown = bar;
            }
            return bar;
        }

        @Override
        public void close() {
            if (shown != null) {
                shown.close();
                shown = null;
            }
        }
    }
}
