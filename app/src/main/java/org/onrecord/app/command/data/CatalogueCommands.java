package org.onrecord.app.command.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.SourceState;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.source.CatalogueYaml;
import org.onrecord.ingest.source.Opml;
import org.onrecord.ingest.source.SourceCatalogue;
import org.onrecord.ingest.source.SourceCatalogue.InvalidSourcesException;
import org.onrecord.ingest.source.SourceId;
import org.onrecord.ingest.source.SourceSpec;
import org.onrecord.ingest.source.SourceSpec.Kind;
import org.onrecord.ingest.source.SourceSpec.Select;
import org.onrecord.ingest.trial.SourceFinder;
import org.onrecord.ingest.trial.SourceFinder.Found;
import org.onrecord.ingest.trial.SourceTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommands of {@code onrecord sources} that write a catalogue, or export it as OPML. */
public final class CatalogueCommands {
    private CatalogueCommands() {}

    /** A command that appends entries to a catalogue; a running system follows them at once. */
    private abstract static class CatalogueCommand extends ShellCommand {
        @Option(names = "--to", paramLabel = "FILE", descriptionKey = "catalogue.to")
        private @Nullable Path to;

        final Path catalogue(Settings settings) {
            Path named = to;
            if (named != null) {
                return named;
            }
            List<Path> followed = settings.besideCommand(Setting.SOURCES);
            Path first = followed.isEmpty() ? Path.of("sources") : followed.getFirst();
            return first.toString().endsWith(".yaml") ? first : first.resolve("mine.yaml");
        }

        static Set<String> ids(List<SourceSpec> sources) {
            return sources.stream().map(SourceSpec::id).collect(Collectors.toCollection(HashSet::new));
        }

        /** Appends the entries, after checking that the resulting catalogue can be read. */
        final void append(Path catalogue, List<SourceSpec> sources) {
            String entries = sources.stream().map(CatalogueYaml::entry).collect(Collectors.joining("\n"));
            Path part = catalogue.resolveSibling(catalogue.getFileName() + ".part");
            try {
                Files.createDirectories(catalogue.toAbsolutePath().resolveSibling(""));
                String before =
                        Files.exists(catalogue) ? Files.readString(catalogue).stripTrailing() : "sources:";
                try {
                    Files.writeString(part, before + "\n\n" + entries);
                    SourceCatalogue.read(part);
                    Files.move(part, catalogue, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(part);
                }
            } catch (InvalidSourcesException e) {
                throw new Failure(
                        "Nothing was written, because the catalogue " + catalogue + " would not be valid:\n"
                                + e.getMessage(),
                        e);
            } catch (IOException e) {
                throw new Failure("The catalogue " + catalogue + " cannot be written (" + e + ").", e);
            }
        }
    }

    @Command(name = "add")
    public static final class Add extends CatalogueCommand {
        @Parameters(paramLabel = "URL", descriptionKey = "URL")
        private String address = "";

        @Option(names = "--id", paramLabel = "ID")
        private @Nullable String id;

        @Option(names = "--publisher", paramLabel = "NAME")
        private @Nullable String publisher;

        @Option(names = "--side", paramLabel = "SIDE")
        private @Nullable String side;

        @Option(names = "--tier", paramLabel = "TIER")
        private @Nullable Integer tier;

        @Option(names = "--language", paramLabel = "TAG")
        private @Nullable String language;

        @Option(names = "--speaker", paramLabel = "ID")
        private @Nullable String speaker;

        @Option(names = "--items", paramLabel = "CSS")
        private @Nullable String items;

        @Option(names = "--link", paramLabel = "CSS", defaultValue = "a[href]")
        private String link = "a[href]";

        @Option(names = "--date", paramLabel = "CSS")
        private @Nullable String date;

        @Option(names = "--untried")
        private boolean untried;

        @Override
        public Integer call() throws InterruptedException {
            Settings settings = settings();
            List<SourceSpec> known = Services.catalogue(settings);
            try (Fetcher fetcher = Fetcher.of(Services.fetches(settings))) {
                Found found = found(fetcher, settings);
                known.stream()
                        .filter(source -> source.address().equals(found.address()))
                        .findFirst()
                        .ifPresent(same -> {
                            throw new Failure(found.address() + " is followed already, as " + same.id() + ".");
                        });
                SourceSpec source = source(found, ids(known), "never");
                SourceTrial trial = new SourceTrial(fetcher, Services.politeness(settings), InstantSource.system());
                boolean works = SourcesCommands.show(shell, trial.look(source, 1));
                if (!works && !untried) {
                    shell.say("Nothing was written, because the source does not work; --untried adds it anyway.");
                    return 1;
                }
                SourceSpec written = source(
                        found, ids(known), works ? LocalDate.now(ZoneOffset.UTC).toString() : "never");
                Path catalogue = catalogue(settings);
                append(catalogue, List.of(written));
                shell.out().print(CatalogueYaml.entry(written));
                shell.out().flush();
                found.others().forEach(other -> shell.say("The page also names the feed " + other + "."));
                shell.say("Written to " + catalogue + ".");
                return 0;
            }
        }

        private Found found(Fetcher fetcher, Settings settings) throws InterruptedException {
            if (items != null) {
                return new Found(Kind.LIST, address, List.of());
            }
            SourceFinder finder = new SourceFinder(fetcher, Services.politeness(settings), InstantSource.system());
            return switch (finder.find(address)) {
                case ReadResult.Read<Found> found -> found.value();
                case ReadResult.Unreadable<Found> nothing -> throw new Failure(address + ": " + nothing.reason() + ".");
            };
        }

        private SourceSpec source(Found found, Set<String> taken, String tried) {
            String name = publisher == null ? SourceId.host(found.address()) : publisher;
            String css = items;
            return new SourceSpec(
                    id == null ? SourceId.of(publisher == null ? "" : publisher, found.address(), taken) : id,
                    found.kind(),
                    found.address(),
                    name,
                    side,
                    new SourceState.Defaults(language, tier, speaker),
                    SourceSpec.USUAL_INTERVAL,
                    new SourceSpec.Items(
                            SourceSpec.Read.PAGE, null, css == null ? null : new Select(css, link, null, date, null)),
                    tried);
        }
    }

    @Command(name = "import-opml")
    public static final class ImportOpml extends CatalogueCommand {
        @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            Settings settings = settings();
            List<SourceSpec> known = Services.catalogue(settings);
            Set<String> addresses = known.stream().map(SourceSpec::address).collect(Collectors.toSet());
            return switch (Opml.read(read("file", file, Files::readAllBytes))) {
                case ReadResult.Unreadable<Opml.Outlines> unreadable ->
                    throw new Failure(file + ": " + unreadable.reason() + ".");
                case ReadResult.Read<Opml.Outlines> read -> {
                    List<SourceSpec> sources = Opml.sources(
                            read.value().feeds().stream()
                                    .filter(feed -> !addresses.contains(feed.address()))
                                    .toList(),
                            ids(known));
                    read.value().skipped().forEach(sentence -> shell.say("Skipped: " + sentence + "."));
                    Path catalogue = catalogue(settings);
                    if (!sources.isEmpty()) {
                        append(catalogue, sources);
                    }
                    shell.say(sources.size() + " feeds written to " + catalogue + ", "
                            + (read.value().feeds().size() - sources.size()) + " were there already.");
                    yield read.value().skipped().isEmpty() ? 0 : 1;
                }
            };
        }
    }

    @Command(name = "export-opml")
    public static final class ExportOpml extends ShellCommand {
        @Override
        public Integer call() {
            List<SourceSpec> sources = Services.catalogue(settings());
            shell.out().print(Opml.write("OnRecord's sources", sources));
            shell.out().flush();
            long left = sources.stream()
                    .filter(source -> source.kind() != Kind.FEED)
                    .count();
            if (left > 0) {
                shell.say(left + " sources are not feeds and have no place in OPML.");
            }
            return 0;
        }
    }
}
