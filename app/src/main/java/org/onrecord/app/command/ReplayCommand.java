package org.onrecord.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.broker.DataFolder;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.read.TopicReader;
import org.onrecord.app.replay.ReplayChangesText;
import org.onrecord.app.replay.Replays;
import org.onrecord.app.run.BrokerConnection;
import org.onrecord.app.run.LoadedIssue;
import org.onrecord.app.run.Logging;
import org.onrecord.app.run.ReadingModels;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.events.EventJson;
import org.onrecord.events.Generation;
import org.onrecord.events.issue.LearnedFile;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.replay.Changes;
import org.onrecord.processor.topology.ProcessorLag;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "replay",
        description =
                "Reads the whole history of a running OnRecord with another issue file, or with the models of this version, beside"
                        + " the old tables, and shows what would change: statements, labels, trends, alerts. The dashboard"
                        + " serves the old ones until --switch puts the new ones in force. Corrections hold on, and nobody is"
                        + " woken for what changes. Asked again, it goes on where it was.")
final class ReplayCommand extends ShellCommand {
    private static final Duration LIVE_WITHIN = Duration.ofMinutes(1);

    @Option(
            names = "--switch",
            description =
                    "Puts the new tables in force, after they were shown and you said yes; completes a switch that was"
                            + " cut off.")
    private boolean switches;

    @Option(names = "--yes", description = "Switches without asking.")
    private boolean yes;

    @Option(names = "--drop", description = "Forgets the replay, with all that it has written.")
    private boolean drop;

    @Option(
            names = "--again",
            description = "Replays though the tables in force were made with the same issue file and models.")
    private boolean again;

    @Option(names = "--json", description = "Writes what would change as one JSON object.")
    private boolean json;

    ReplayCommand(Shell shell) {
        super(shell, Setting.BOOTSTRAP_SERVERS, Setting.DATA, Setting.ISSUE, Setting.THREADS, Setting.AS_OF);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (drop && switches) {
            throw wrongUsage("Give either --switch or --drop.");
        }
        Settings settings = settings();
        LoadedIssue given = given(settings.issue());
        String servers = settings.bootstrapServers();
        BrokerConnection.require(servers);
        TopicReader.require(
                servers, List.of(Topics.GENERATIONS, Topics.DOCUMENTS, Topics.STATEMENTS, Topics.DEAD_LETTERS));
        Path folder = settings.data().toAbsolutePath().resolve("replay");
        Replays.Settings how = new Replays.Settings(servers, folder, settings.threads(), settings.asOf());
        try (DataFolder locked = DataFolder.lock(folder);
                Bar bar = new Bar();
                Replays replays = new Replays(
                        how,
                        given,
                        once(ReadingModels::load),
                        new Replays.Console(bar::say, bar::read, bar::written, shell.stop()))) {
            Logging.toFolder(folder.resolve("logs"));
            return run(replays, given, bar);
        } catch (KafkaException | IllegalStateException e) {
            throw new Failure(
                    "The replay stopped (" + e.getMessage() + "). See whether the broker at " + servers
                            + " runs, and ask again: it goes on where it was.",
                    e);
        }
    }

    private int run(Replays replays, LoadedIssue given, Bar bar) throws InterruptedException, IOException {
        if (drop) {
            shell.say(replays.drop() ? "The replay is dropped." : "There is no replay to drop.");
            return 0;
        }
        Optional<Generation> cutOff = replays.cutOff();
        if (cutOff.isPresent()) {
            if (!switches) {
                throw new Failure("Generation " + cutOff.get().number() + " is being put in force since "
                        + cutOff.get().at() + ", and the processors wait for it. If that was cut off, complete it with"
                        + " onrecord replay --switch.");
            }
            shell.say("Completing the switch to generation " + cutOff.get().number() + ", begun at "
                    + cutOff.get().at() + ".");
            putInForce(replays, cutOff.get(), bar);
            return 0;
        }
        replays.requireSameIssue();
        Optional<Generation> inForce = replays.alreadyInForce();
        if (inForce.isPresent() && !again) {
            replays.tidy();
            shell.say("Generation " + inForce.get().number() + ", in force since "
                    + inForce.get().at()
                    + ", was made with this issue file and these models; --again replays all the same.");
            return 0;
        }
        if (given.issue().learned().isEmpty()) {
            shell.say("Nothing was learned for this issue file: beside it there is no "
                    + LearnedFile.of(given.file()).getFileName() + ".");
        }
        Generation generation = replays.begin();
        replays.bringUpToDate(generation);
        bar.end();
        if (!replays.awaitLive(LIVE_WITHIN)) {
            shell.say(
                    "The running processor has not read all documents yet (or does not run): what it has not read shows as"
                            + " a change.");
        }
        show(generation, replays.compare());
        if (!switches) {
            shell.say("Nothing has changed for anybody yet. Put it in force with: onrecord replay --issue "
                    + given.file() + " --switch. Forget it with: onrecord replay --drop.");
            return 0;
        }
        if (!yes && !saysYes()) {
            shell.say("Not switched; the replay is kept.");
            return 1;
        }
        putInForce(replays, generation, bar);
        return 0;
    }

    private void putInForce(Replays replays, Generation generation, Bar bar) throws InterruptedException, IOException {
        long written = replays.putInForce(generation);
        bar.end();
        shell.say("Generation " + generation.number() + " is in force; " + written
                + " records were written. Talking points are followed anew.");
    }

    private void show(Generation generation, Changes changes) {
        if (json) {
            ObjectNode node = EventJson.mapper()
                    .createObjectNode()
                    .put("issue", generation.issue())
                    .put("generation", generation.number())
                    .put("models", generation.models());
            node.set("changes", EventJson.mapper().valueToTree(changes));
            shell.out().println(node);
        } else {
            shell.out().print(ReplayChangesText.of(changes));
        }
        shell.out().flush();
    }

    private boolean saysYes() throws IOException {
        shell.say("Put it in force? The processors pause meanwhile. Type yes:");
        BufferedReader answer = new BufferedReader(new InputStreamReader(shell.in(), StandardCharsets.UTF_8));
        @Nullable String line = answer.readLine();
        return line != null && line.strip().equalsIgnoreCase("yes");
    }

    private static <T> Supplier<T> once(Supplier<T> load) {
        return new Supplier<>() {
            private @Nullable T loaded;

            @Override
            public T get() {
                T known = loaded == null ? load.get() : loaded;
                loaded = known;
                return known;
            }
        };
    }

    /** The progress bar that is shown while something goes on; sentences go between two of them. */
    private final class Bar implements AutoCloseable {
        private @Nullable ProgressBar shown;

        void read(ProcessorLag.Progress progress) {
            ProgressBar bar = bar("Replaying", " %");
            bar.maxHint(100);
            bar.stepTo(progress.percentOfDocuments());
            bar.setExtraMessage(progress.left() == 0 ? "all processed" : progress.left() + " records to be processed");
        }

        void written(long records) {
            ProgressBar bar = bar("Switching", " records");
            bar.maxHint(-1);
            bar.stepTo(records);
        }

        void say(String sentence) {
            end();
            shell.say(sentence);
        }

        private ProgressBar bar(String task, String unit) {
            ProgressBar bar = shown;
            if (bar == null || !bar.getTaskName().equals(task)) {
                end();
                bar = shell.bar(task).setUnit(unit, 1).build();
                shown = bar;
            }
            return bar;
        }

        void end() {
            if (shown != null) {
                shown.close();
                shown = null;
            }
        }

        @Override
        public void close() {
            end();
        }
    }
}
