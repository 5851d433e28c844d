package org.onrecord.app.command.issue;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.Statement;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.statement.ActorSuggestion;
import org.onrecord.processor.statement.UnknownSpeakers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "suggest")
public final class SuggestActorsCommand extends ShellCommand {
    private static final int MOST = 100;

    @Option(names = "--at-least", paramLabel = "DOCUMENTS", defaultValue = "1")
    private int documents = 1;

    @Option(names = "--all")
    private boolean all;

    @Override
    public Integer call() throws InterruptedException {
        if (documents < 1) {
            throw wrongUsage("--at-least must be a whole number from 1, not " + documents + ".");
        }
        KafkaClients kafka = broker();
        UnknownSpeakers unknown = new UnknownSpeakers();
        TopicReader.newest(kafka, Statement.class, List.of(Topics.STATEMENTS))
                .values()
                .forEach(unknown::add);
        List<ActorSuggestion> suggestions = unknown.suggestions(documents, all ? Integer.MAX_VALUE : MOST);
        suggestions.stream()
                .collect(Collectors.groupingBy(ActorSuggestion::file, TreeMap::new, Collectors.toList()))
                .forEach((file, own) -> {
                    shell.print("# actors/" + file);
                    own.forEach(suggestion -> shell.out().print(suggestion.yaml()));
                });
        shell.out().flush();
        shell.say(
                suggestions.isEmpty()
                        ? "The registry knows everybody who speaks in " + documents
                                + " documents or more and has a name."
                        : suggestions.size()
                                + " speakers; paste the ones you keep under actors in the files named, or in an issue file if no"
                                + " other issue should know them.");
        return 0;
    }
}
