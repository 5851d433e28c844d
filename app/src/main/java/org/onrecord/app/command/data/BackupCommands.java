package org.onrecord.app.command.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import org.onrecord.app.backup.Backup;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.app.broker.ExternalBroker;
import org.onrecord.app.data.DataFolder;
import org.onrecord.app.data.DataVersion;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.kafka.KafkaClients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/** The commands {@code backup} and {@code restore}. */
public final class BackupCommands {
    private BackupCommands() {}

    private abstract static class FileCommand extends ShellCommand {
        @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
        private Path file = Path.of("");

        final int run(KafkaClients kafka, Path captures, boolean restores) {
            try (ProgressBar bar =
                    shell.bar("Records").setUnit("", 1).showSpeed().build()) {
                Backup backup = new Backup(kafka, captures, bar::stepTo);
                long records = restores ? backup.restore(file) : backup.write(file.toAbsolutePath());
                bar.maxHint(bar.getCurrent());
                shell.print(records + " records, and captures, " + (restores ? "restored from " : "written to ") + file
                        + ", which has " + Files.size(file) / 1_000_000 + " MB.");
                return 0;
            } catch (IOException | JacksonException e) {
                throw new Failure(
                        "The file " + file + " cannot be " + (restores ? "read" : "written") + " (" + e
                                + "); see whether it exists, the disk has room, and this user has the right.",
                        e);
            }
        }
    }

    @Command(name = "backup")
    public static final class Write extends FileCommand {
        @Override
        public Integer call() throws InterruptedException {
            return run(broker(), settings().captures(), false);
        }
    }

    @Command(name = "restore")
    public static final class Restore extends FileCommand {
        @Override
        public Integer call() throws InterruptedException {
            Settings settings = settings();
            if (settings.isGiven(Setting.BOOTSTRAP_SERVERS) || settings.isGiven(Setting.KAFKA_CONFIG)) {
                return restore(broker(), settings, settings.get(Setting.REPLICATION));
            }
            try (DataFolder folder = DataFolder.lock(settings.data());
                    EmbeddedBroker broker = EmbeddedBroker.start(folder.path().resolve("kafka"), 0)) {
                DataVersion.write(folder.path());
                return restore(broker.kafka(), settings, 1);
            }
        }

        private int restore(KafkaClients kafka, Settings settings, int replication) throws InterruptedException {
            ExternalBroker.createTopics(kafka, settings.get(Setting.PARTITIONS), replication, shell::say);
            return run(kafka, settings.captures(), true);
        }
    }
}
