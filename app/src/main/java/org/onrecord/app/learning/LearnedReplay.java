package org.onrecord.app.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.onrecord.app.data.DataFolder;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.replay.Replays;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.events.Generation;
import org.onrecord.events.generation.GenerationTable;
import org.onrecord.events.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a learned file in force: it replays all documents of its issue with it and switches to the result, so that earlier and later documents
 * are labelled alike. Repeated after a crash, it continues.
 *
 * @param stop opens when the process stops
 */
record LearnedReplay(KafkaClients kafka, ReadingModels models, Settings settings, CountDownLatch stop) {
    private static final Logger LOG = LoggerFactory.getLogger(LearnedReplay.class);
    private static final Duration LIVE_WITHIN = Duration.ofMinutes(2);

    /**
     * Puts the learned file of an issue in force.
     *
     * @param progress prints the present step in a few words
     * @return false if another replay of the issue was begun and has to end first
     */
    boolean run(LoadedIssue learned, Consumer<String> progress) throws IOException, InterruptedException {
        Path data = settings.data().toAbsolutePath();
        String digest = learned.text().digest();
        try (GenerationTable table = new GenerationTable(kafka)) {
            Optional<Generation> begun = table.read().pending(learned.issue().id());
            if (begun.isPresent() && !begun.get().digest().equals(digest)) {
                return false;
            }
        }
        Replays.Console console = new Replays.Console(
                sentence -> LOG.info(
                        "Replay with what was learned for {}: {}",
                        learned.issue().id(),
                        sentence),
                read -> progress.accept("reading all documents with it, " + read.percentOfDocuments() + " %"),
                written -> progress.accept("switching to it"),
                stop);
        try (DataFolder locked = DataFolder.lock(data.resolve("replay"));
                Replays replays = new Replays(
                                new Replays.Settings(
                                        kafka,
                                        locked.path(),
                                        ReadingModels.folder(data),
                                        1,
                                        settings.optional(Setting.AS_OF),
                                        settings.labeller()),
                                learned,
                                learned.issue().id(),
                                console)
                        .readingWith(models)) {
            Optional<Generation> interrupted = replays.interruptedSwitch();
            if (interrupted.isEmpty() && replays.alreadyActive().isPresent()) {
                return true;
            }
            Generation generation = interrupted.isPresent() ? interrupted.get() : replays.begin();
            replays.bringUpToDate(generation);
            replays.awaitLive(LIVE_WITHIN);
            long records = replays.switchTo(generation);
            LOG.info(
                    "What was learned for {} is in force as generation {}; {} records were written",
                    learned.issue().id(),
                    generation.number(),
                    records);
            return true;
        }
    }
}
