package org.onrecord.app.command;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.read.TopicReader;
import org.onrecord.app.run.BrokerConnection;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.Published;
import org.onrecord.events.SourceState;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.source.SourceSpec;
import org.onrecord.ingest.trial.SourceTrial;
import org.onrecord.ingest.trial.SourceTrial.Report;
import org.onrecord.ingest.trial.SourceTrial.Tried;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where documents come from, from a shell. */
final class SourcesCommands {
    private SourcesCommands() {}

    /** The command without a subcommand. */
    @Command(
            name = "sources",
            description = "Where documents come from: what the catalogues name, and how it does.",
            mixinStandardHelpOptions = true)
    static final class Group implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name a command: " + String.join(", ", spec.subcommands().keySet()) + ".");
        }
    }

    @Command(name = "list", description = "Shows the sources of the catalogues.")
    static final class ListThem extends ShellCommand {
        @Option(
                names = "--health",
                description = "Shows how each does, as the running system that has the broker found it.")
        private boolean health;

        ListThem(Shell shell) {
            super(shell, Setting.SOURCES, Setting.BOOTSTRAP_SERVERS);
        }

        @Override
        public Integer call() throws InterruptedException {
            Settings settings = settings();
            List<SourceSpec> sources = Services.catalogue(settings.ingest());
            Map<String, SourceState> states = health ? states(settings.bootstrapServers()) : Map.of();
            for (SourceSpec source : sources) {
                shell.out().println(line(source));
                if (health) {
                    shell.out().println("    " + health(states.get(source.id())));
                }
            }
            shell.say(
                    sources.isEmpty()
                            ? "No catalogue names a source; looked at "
                                    + settings.ingest().sources() + "."
                            : sources.size() + " sources.");
            return 0;
        }

        private static Map<String, SourceState> states(String servers) throws InterruptedException {
            BrokerConnection.require(servers);
            Map<String, SourceState> states = new TreeMap<>();
            try (TopicReader reader = new TopicReader(servers, List.of(Topics.SOURCES))) {
                reader.newest().forEach((key, json) -> state(json).ifPresent(state -> states.put(key, state)));
            }
            return states;
        }

        private static Optional<SourceState> state(byte[] json) {
            try {
                return EventJson.read(json, Event.class) instanceof SourceState state
                        ? Optional.of(state)
                        : Optional.empty();
            } catch (UnreadableEventException e) {
                return Optional.empty();
            }
        }
    }

    @Command(
            name = "test",
            description = "Tries sources: fetches the list and its newest items, and shows what they read as. Needs no"
                    + " broker and keeps nothing. Exit code 1 if one does not work.")
    static final class Test extends ShellCommand {
        @Parameters(
                arity = "0..*",
                paramLabel = "ID",
                description = "Sources of the catalogues; none for all that are on the web.")
        private List<String> ids = List.of();

        @Option(
                names = "--newest",
                paramLabel = "NUMBER",
                defaultValue = "2",
                description = "How many items are read. Default: ${DEFAULT-VALUE}.")
        private int newest = 2;

        Test(Shell shell) {
            super(shell, Setting.SOURCES, Setting.USER_AGENT, Setting.HOST_DELAY, Setting.ALLOWED_ADDRESSES);
        }

        @Override
        public Integer call() throws InterruptedException {
            Settings.Ingest settings = settings().ingest();
            List<SourceSpec> sources = chosen(Services.catalogue(settings));
            int bad = 0;
            try (Fetcher fetcher = Fetcher.of(Services.fetches(settings))) {
                SourceTrial trial = new SourceTrial(fetcher, Services.politeness(settings), InstantSource.system());
                for (SourceSpec source : sources) {
                    if (shell.stopping()) {
                        throw new Failure("Stopped.");
                    }
                    shell.out().println(line(source));
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
                            "The source " + id + " is a " + spec.kind().written()
                                    + ": nothing has to be fetched. Start ingest and look at `onrecord sources list --health`.");
                }
            }
            return all.stream()
                    .filter(source -> ids.isEmpty() ? source.kind().isWeb() : ids.contains(source.id()))
                    .toList();
        }
    }

    /** Shows a report; true if the source works: it has items, and each that was tried reads as a document. */
    static boolean show(Shell shell, Report report) {
        return switch (report) {
            case Report.NoList none -> {
                shell.out().println("    FAILS: " + none.reason());
                yield false;
            }
            case Report.Listed listed -> {
                listed.movedTo().ifPresent(to -> shell.out().println("    has moved for good to " + to));
                shell.out()
                        .println("    " + listed.items() + " items"
                                + (listed.remark().isEmpty() ? "" : ": " + listed.remark()));
                listed.tried().forEach(tried -> shell.out().println(words(tried)));
                yield listed.items() > 0
                        && listed.tried().stream()
                                .allMatch(tried -> tried.document().isPresent());
            }
        };
    }

    private static String words(Tried tried) {
        String where = tried.url() == null ? "" : "\n      " + tried.url();
        return tried.document()
                .map(document -> "    - " + date(document.published()) + " " + document.title() + where + "\n      "
                        + size(document) + ": " + beginning(document))
                .orElseGet(() -> "    - FAILS: " + tried.title() + where + "\n      " + tried.reason());
    }

    private static String size(Document document) {
        String language = document.language();
        return document.text().length() + " characters" + (language == null ? "" : ", " + language);
    }

    private static String beginning(Document document) {
        String line = document.text().replaceAll("\\s+", " ");
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }

    private static String date(@Nullable Published published) {
        return published == null ? "(no date)" : published.value();
    }

    private static String line(SourceSpec source) {
        return source.id() + "  " + source.kind().written()
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
