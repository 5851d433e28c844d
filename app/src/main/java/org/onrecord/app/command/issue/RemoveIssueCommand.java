package org.onrecord.app.command.issue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.onrecord.app.replay.IssueRemoval;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.file.Folders;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.processor.topology.ProcessorGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "remove")
public final class RemoveIssueCommand extends ShellCommand {
    @Parameters(paramLabel = "ID", descriptionKey = "ID")
    private String id = "";

    @Option(names = "--with-corrections")
    private boolean withCorrections;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Settings settings = settings();
        KafkaClients kafka = broker();
        Map<String, Integer> removed = new IssueRemoval(kafka, id).run(withCorrections);
        deleteStores(settings.data());
        shell.say(
                removed.isEmpty()
                        ? "There was nothing of the issue \"" + id + "\" on " + kafka + "."
                        : "Removed of the issue \"" + id + "\": "
                                + removed.entrySet().stream()
                                        .map(each -> each.getValue() + " " + each.getKey())
                                        .collect(Collectors.joining(", "))
                                + ".");
        return 0;
    }

    private void deleteStores(Path data) throws IOException {
        for (Path folder : Folders.in(data.resolve("streams"))) {
            boolean ofIssue = ProcessorGroup.named(folder.getFileName().toString())
                    .filter(group -> group.issue().equals(id))
                    .isPresent();
            if (ofIssue) {
                Folders.delete(folder);
            }
        }
        Folders.delete(data.resolve("replay").resolve(id));
    }
}
