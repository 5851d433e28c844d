package org.onrecord.app.command.data;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.Shell;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.Document;
import org.onrecord.events.SourceState;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.source.SourceSpec;
import org.onrecord.ingest.trial.SourceTrial;
import org.onrecord.ingest.trial.SourceTrial.Report;
import org.onrecord.ingest.trial.SourceTrial.Tried;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommands of {@code onrecord sources} that read the catalogues. */
public final class SourcesCommands {
    private SourcesCommands() {}

    @Command(name = "list")
    public static final class ListAll extends ShellCommand {
        @Option(names = "--health")
        private boolean health;

        @Override
        public Integer call() throws InterruptedException {
            Settings settings = settings();
            List<SourceSpec> sources = Services.catalogue(settings);
            Map<String, SourceState> states =
                    health ? TopicReader.newest(broker(), SourceState.class, List.of(Topics.SOURCES)) : Map.of();
            for (SourceSpec source : sources) {
                shell.print(line(source));
                if (health) {
                    shell.print("    " + health(states.get(source.id())));
                }
            }
            shell.say(
                    sources.isEmpty()
                            ? "There are no sources in the catalogues at " + settings.besideCommand(Setting.SOURCES)
                                    + "."
                            : sources.size() + " sources.");
            return 0;
        }
    }

    @Command(name = "test")
    public static final class Test extends ShellCommand {
        @Parameters(arity = "0..*", paramLabel = "ID", descriptionKey = "ID")
        private List<String> ids = List.of();

        @Option(names = "--newest", paramLabel = "NUMBER", defaultValue = "2")
        private int newest = 2;

        @Override
        public Integer call() throws InterruptedException {
            Settings settings = settings();
            List<SourceSpec> sources = chosen(Services.catalogue(settings));
            int bad = 0;
            try (Fetcher fetcher = Fetcher.of(Services.fetches(settings))) {
                SourceTrial trial = new SourceTrial(fetcher, Services.politeness(settings), InstantSource.system());
                for (SourceSpec source : sources) {
                    if (shell.stopping()) {
                        throw new Failure("Stopped.");
                    }
                    shell.print(line(source));
                    bad += show(shell, trial.look(source, newest)) ? 0 : 1;
                    shell.out().flush();
                }
            }
            shell.say(sources.size() - bad + " of " + sources.size() + " work.");
            return bad == 0 ? 0 : 1;
        }

        private List<SourceSpec> chosen(List<SourceSpec> all) {
            for (String id : ids) {
                SourceSpec spec = all.stream()
                        .filter(source -> source.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> wrongUsage(
                                "No catalogue has a source " + id + "; `onrecord sources list` shows them all."));
                if (!spec.kind().isWeb()) {
                    throw wrongUsage(
                            "The source " + id + " is a " + spec.kind().json()
                                    + ", from which nothing is fetched. Start ingest and see `onrecord sources list --health`.");
                }
            }
            return all.stream()
                    .filter(source -> ids.isEmpty() ? source.kind().isWeb() : ids.contains(source.id()))
                    .toList();
        }
    }

    /** Shows a report; returns true if the source works, i.e. has items and each item tried is a document. */
    static boolean show(Shell shell, ReadResult<Report> report) {
        return switch (report) {
            case ReadResult.Unreadable<Report> none -> {
                shell.print("    FAILS: " + none.reason());
                yield false;
            }
            case ReadResult.Read<Report> read -> {
                Report listed = read.value();
                listed.movedTo().ifPresent(to -> shell.print("    has moved permanently to " + to));
                shell.print(
                        "    " + listed.items() + " items" + (listed.remark().isEmpty() ? "" : ": " + listed.remark()));
                listed.tried().forEach(tried -> shell.print(words(tried)));
                yield listed.items() > 0
                        && listed.remark().isEmpty()
                        && listed.tried().stream().allMatch(tried -> tried.document() instanceof ReadResult.Read);
            }
        };
    }

    private static String words(Tried tried) {
        String where = tried.url() == null ? "" : "\n      " + tried.url();
        return switch (tried.document()) {
            case ReadResult.Read<Document>(Document document) ->
                "    - "
                        + (document.published() == null
                                ? "(no date)"
                                : document.published().value()) + " " + document.title() + where + "\n      "
                        + size(document) + ": " + Ellipsis.cut(document.text().replaceAll("\\s+", " "), 119);
            case ReadResult.Unreadable<Document>(String reason) ->
                "    - FAILS: " + tried.title() + where + "\n      " + reason;
        };
    }

    private static String size(Document document) {
        String language = document.language();
        return document.text().length() + " characters" + (language == null ? "" : ", " + language);
    }

    private static String line(SourceSpec source) {
        return source.id() + "  " + source.kind().json()
                + (source.side() == null ? "" : "  " + source.side())
                + "  " + source.publisher()
                + (source.kind().isWeb() ? "  every " + words(source.interval()) + "  tried: " + source.tried() : "")
                + "\n    " + source.address();
    }

    private static String health(@Nullable SourceState state) {
        if (state == null) {
            return "not known to the running system";
        }
        return state.health().json() + " since " + state.since() + ", " + state.items() + " items"
                + (state.reason().isEmpty() ? "" : ": " + state.reason());
    }

    private static String words(Duration time) {
        return time.toMinutes() % 60 == 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }
}
