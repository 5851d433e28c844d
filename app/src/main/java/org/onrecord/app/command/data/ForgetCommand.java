package org.onrecord.app.command.data;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.forget.ChosenDocuments;
import org.onrecord.app.forget.ChosenDocuments.Choice;
import org.onrecord.app.forget.Forgetting;
import org.onrecord.app.run.Services;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.app.shell.ShellText;
import org.onrecord.events.Document;
import org.onrecord.events.Forgotten;
import org.onrecord.events.Forgotten.What;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.source.SourceSpec;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes documents for good: one, those of a source, those that name somebody, or those that are older than their source keeps them. */
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

        @Option(names = "--expired")
        private boolean expired;

        @Option(names = "--list")
        private boolean list;
    }

    @Option(names = "--reason", paramLabel = "TEXT")
    private @Nullable String reason;

    @Option(names = "--by", paramLabel = "NAME")
    private String by = System.getProperty("user.name", "unknown");

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--lift")
    private boolean lift;

    @Override
    public Integer call() throws InterruptedException, IOException {
        KafkaClients kafka = broker();
        TopicReader.require(kafka, List.of(Topics.FORGOTTEN, Topics.DOCUMENTS));
        Forgetting forgetting = new Forgetting(kafka, settings().captures(), shell::say);
        if (which.list) {
            forgetting.forgotten().values().forEach(each -> shell.print(line(each)));
            return 0;
        }
        if (lift) {
            return lift(forgetting);
        }
        Optional<String> why = Optional.ofNullable(reason)
                .filter(text -> !text.isBlank())
                .or(() -> which.expired ? Optional.of("It is older than its source is kept.") : Optional.empty());
        if (why.isEmpty() && !dryRun) {
            throw wrongUsage("Say why with --reason; the reason stays when the words are gone.");
        }
        ChosenDocuments chosen = forgetting.look(choice());
        if (chosen.ids().isEmpty() && which.source == null) {
            shell.say("There is no such document; nothing was deleted.");
            return which.expired ? 0 : 1;
        }
        if (dryRun) {
            chosen.newest().values().stream().limit(LISTED).forEach(each -> shell.print(line(each)));
            shell.say(chosen.newest().size() + " documents in " + chosen.versions() + " versions with "
                    + chosen.captures().size() + " captures would be deleted; nothing was.");
            return 0;
        }
        List<String> done = forgetting.run(
                choice(), Optional.ofNullable(which.source), new Forgetting.Reason(why.orElseThrow(), by));
        shell.print("Deleted for good: " + String.join("; ", done) + ".");
        return 0;
    }

    private int lift(Forgetting forgetting) throws InterruptedException {
        String key = which.document != null
                ? What.DOCUMENT.key(which.document)
                : which.source != null ? What.SOURCE.key(which.source) : "";
        if (!forgetting.lift(key)) {
            throw new Failure("Nothing was deleted under that --document or --source; `onrecord forget --list` shows"
                    + " what was.");
        }
        shell.say("It may come again.");
        return 0;
    }

    private Choice choice() throws IOException {
        if (which.document != null) {
            return Choice.of(document -> document.id().equals(which.document));
        }
        if (which.source != null) {
            return Choice.of(document -> document.source().equals(which.source));
        }
        return which.person != null ? Choice.naming(names(which.person)) : expired(Services.catalogue(settings()));
    }

    /** Returns the names of a registered actor, or else the name itself. */
    private List<String> names(String person) throws IOException {
        List<String> known = ActorFiles.read(settings().actors()).actors().stream()
                .filter(actor -> actor.id().equals(person))
                .flatMap(actor -> actor.allNames())
                .toList();
        return known.isEmpty() ? List.of(person) : known;
    }

    private static Choice expired(List<SourceSpec> sources) {
        Map<String, LocalDate> days = new TreeMap<>();
        for (SourceSpec source : sources) {
            Duration keep = source.keep();
            if (keep != null) {
                days.put(source.id(), LocalDate.now(ZoneOffset.UTC).minusDays(keep.toDays()));
            }
        }
        return Choice.before(days);
    }

    private static String line(Document document) {
        return Stream.of(document.id(), document.source(), document.title())
                .map(ShellText::plain)
                .reduce((a, b) -> a + "  " + b)
                .orElseThrow();
    }

    private static String line(Forgotten forgotten) {
        return forgotten.at() + "  " + ShellText.plain(forgotten.key()) + "  by " + ShellText.plain(forgotten.by())
                + ": " + ShellText.plain(forgotten.reason()) + (forgotten.removed() ? "" : " (not complete)");
    }
}
