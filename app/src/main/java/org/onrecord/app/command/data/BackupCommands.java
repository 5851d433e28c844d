package org.onrecord.app.command.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/** The commands {@code backup} and {@code restore}. */
public final class BackupCommands {
    private BackupCommands() {}

    private abstract static class FileCommand extends ShellCommand {
        @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
        private Path file = Path.of("");

        /** Returns what was done, up to the name of the file. */
        abstract String work(Path file, LongConsumer progress) throws IOException, InterruptedException;

        @Override
        public final Integer call() throws InterruptedException {
            try (ProgressBar bar =
                    shell.bar("Records").setUnit("", 1).showSpeed().build()) {
                String done = work(file.toAbsolutePath(), bar::stepTo);
                bar.maxHint(bar.getCurrent());
                shell.print(done + " " + file + ", which has " + Files.size(file) / 1_000_000 + " MB.");
                return 0;
            } catch (IOException | JacksonException e) {
                throw new Failure(
                        "The file " + file + ", or a file of captures, cannot be read or written (" + e
                                + "); see whether it exists, the disk has room, and this user has the right.",
                        e);
            }
        }
    }

    @Command(name = "backup")
    public static final class Write extends FileCommand {
        @Override
        String work(Path file, LongConsumer progress) throws IOException, InterruptedException {
            return new Backup(broker(), settings().captures(), progress).write(file) + " written to";
        }
    }

    @Command(name = "restore")
    public static final class Restore extends FileCommand {
        @Override
        String work(Path file, LongConsumer progress) throws IOException, InterruptedException {
            Backup.check(file);
            Settings settings = settings();
            int partitions = settings.get(Setting.PARTITIONS);
            if (settings.isGiven(Setting.BOOTSTRAP_SERVERS) || settings.isGiven(Setting.KAFKA_CONFIG)) {
                Backup backup = new Backup(broker(), settings.captures(), progress);
                backup.requireEmpty();
                ExternalBroker.createTopics(backup.kafka(), partitions, settings.get(Setting.REPLICATION));
                return backup.restore(file) + " restored from";
            }
            try (DataFolder folder = DataFolder.lock(settings.data());
                    EmbeddedBroker broker = EmbeddedBroker.start(folder.path().resolve("kafka"), 0)) {
                Backup backup = new Backup(broker.kafka(), settings.captures(), progress);
                backup.requireEmpty();
                Path unfinished = Files.createFile(DataVersion.restoring(folder.path()));
                ExternalBroker.createTopics(backup.kafka(), partitions, 1);
                String done = backup.restore(file) + " restored from";
                DataVersion.write(folder.path());
                Files.delete(unfinished);
                return done;
            }
        }
    }
}
