package org.onrecord.app.command.data;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.forget.ChosenDocuments;
import org.onrecord.app.forget.ChosenDocuments.Choice;
import org.onrecord.app.forget.Forgetting;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.app.shell.ShellText;
import org.onrecord.events.Forgotten;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "forget")
public final class ForgetCommand extends ShellCommand {
    private static final int LISTED = 20;

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    /** Exactly one of them is given. */
    private static final class Which {
        @Option(names = "--document", paramLabel = "ID")
        private @Nullable String document;

        @Option(names = "--source", paramLabel = "ID")
        private @Nullable String source;

        @Option(names = "--person", paramLabel = "NAME")
        private @Nullable String person;

        @Option(names = "--list")
        private boolean list;
    }

    @Option(names = "--older-than", paramLabel = "DAYS")
    private @Nullable Integer olderThan;

    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason = "";

    @Option(names = "--by", paramLabel = "NAME")
    private String by = System.getProperty("user.name", "unknown");

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException, IOException {
        KafkaClients kafka = broker();
        TopicReader.require(kafka, List.of(Topics.FORGOTTEN, Topics.DOCUMENTS));
        Forgetting forgetting = new Forgetting(kafka, settings().captures(), shell);
        if (which.list) {
            TopicReader.newest(kafka, Forgotten.class, List.of(Topics.FORGOTTEN))
                    .forEach((key, each) -> shell.print(ShellText.plain(each.at() + "  " + key + "  by " + each.by()
                            + ": " + each.reason() + (each.removed() ? "" : " (not complete)"))));
            return 0;
        }
        if (olderThan != null && (which.source == null || olderThan < 1)) {
            throw wrongUsage("--older-than is a number of days, at least 1, for the documents of a --source.");
        }
        if (Stream.of(which.document, which.source, which.person).anyMatch(each -> each != null && each.isBlank())) {
            throw wrongUsage("The id or name is empty; say what is to be deleted.");
        }
        if (reason.isBlank() && !dryRun) {
            throw wrongUsage("Say why with --reason; it stays when the words are gone.");
        }
        Choice choice = choice();
        ChosenDocuments chosen = forgetting.look(choice);
        if (dryRun) {
            chosen.newest().values().stream()
                    .limit(LISTED)
                    .forEach(each ->
                            shell.print(ShellText.plain(each.id() + "  " + each.source() + "  " + each.title())));
            shell.say(chosen.newest().size() + " documents in " + chosen.versions() + " versions with "
                    + chosen.captures().size() + " captures would be deleted; nothing was.");
            return 0;
        }
        if (chosen.isEmpty()) {
            shell.say("Nothing was deleted: there is no such document. Its page shows its id and address, and `onrecord"
                    + " sources list` the sources; names are taken as they are spelled.");
            return olderThan != null ? 0 : 1;
        }
        forgetting.requireCaptures(chosen);
        forgetting.run(choice, reason, by);
        return 0;
    }

    private Choice choice() throws IOException {
        if (which.person != null) {
            return Choice.naming(names(which.person));
        }
        if (which.source == null) {
            return Choice.document(String.valueOf(which.document));
        }
        return olderThan != null
                ? Choice.before(LocalDate.now(ZoneOffset.UTC).minusDays(olderThan), which.source)
                : Choice.source(which.source);
    }

    /** Returns the names of a registered actor, or else the name itself. */
    private List<String> names(String person) throws IOException {
        return Optional.ofNullable(ActorFiles.read(settings().actors()).byId().get(person))
                .map(actor -> actor.allNames().toList())
                .orElse(List.of(person));
    }
}
