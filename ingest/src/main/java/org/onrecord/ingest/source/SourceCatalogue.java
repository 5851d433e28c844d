package org.onrecord.ingest.source;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.SourceState;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.yaml.YamlFields;
import org.onrecord.ingest.source.SourceSpec.Kind;
import org.onrecord.ingest.source.SourceSpec.Read;
import org.onrecord.ingest.source.SourceSpec.Select;
import org.onrecord.ingest.url.WebLink;

/** Reads source catalogues, {@code sources/*.yaml}, and reports every mistake with its line. */
public final class SourceCatalogue {
    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,4}) ?(m|h|d)");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private final Path folder;

    private SourceCatalogue(Path folder) {
        this.folder = folder;
    }

    /** A catalogue with mistakes, listed one a line. */
    public static final class InvalidSourcesException extends RuntimeException {
        InvalidSourcesException(String message) {
            super(message);
        }
    }

    /**
     * Reads the catalogues at paths: a file, or all {@code .yaml} files of a folder. Paths that do not exist are
     * ignored.
     *
     * @throws InvalidSourcesException if one has mistakes, or two sources have the same id
     */
    public static List<SourceSpec> readAll(List<Path> paths) {
        List<SourceSpec> all = new ArrayList<>();
        Map<String, Path> seen = new HashMap<>();
        for (Path file : filesOf(paths)) {
            for (SourceSpec spec : read(file)) {
                Path first = seen.putIfAbsent(spec.id(), file);
                if (first != null) {
                    throw new InvalidSourcesException(file + ": a second source with the id \"" + spec.id()
                            + "\"; the first is in " + first + ". Give one of them another id.");
                }
                all.add(spec);
            }
        }
        return List.copyOf(all);
    }

    /** Returns the files of the catalogues at paths, see {@link #readAll}. */
    static List<Path> filesOf(List<Path> paths) {
        return paths.stream().flatMap(SourceCatalogue::files).toList();
    }

    /**
     * Reads one catalogue. Paths in it are relative to its folder.
     *
     * @throws InvalidSourcesException if it has mistakes or cannot be read
     */
    public static List<SourceSpec> read(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            return parse(file.toString(), Files.readString(file), parent == null ? file.toAbsolutePath() : parent);
        } catch (MalformedInputException e) {
            throw new InvalidSourcesException(file + ": not UTF-8; convert the file");
        } catch (IOException e) {
            throw new InvalidSourcesException(file + ": cannot be read: " + e.getMessage() + "; check the path");
        }
    }

    /** As {@link #read}, from text; {@code name} is for messages. */
    static List<SourceSpec> parse(String name, String yaml, Path folder) {
        return YamlFields.read(
                yaml,
                "a catalogue",
                "the file is empty; a catalogue needs a list named sources",
                new SourceCatalogue(folder)::sources,
                mistakes -> new InvalidSourcesException(mistakes.stream()
                        .map(mistake -> name + ":" + mistake.line() + ": " + mistake.message())
                        .collect(Collectors.joining("\n"))));
    }

    private static Stream<Path> files(Path path) {
        if (Files.isRegularFile(path)) {
            return Stream.of(path);
        }
        if (!Files.isDirectory(path)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new InvalidSourcesException(path + ": cannot be listed: " + e.getMessage() + "; check its rights");
        }
    }

    private List<SourceSpec> sources(YamlFields file) {
        Set<String> ids = new HashSet<>();
        List<SourceSpec> specs = file.list("sources", "a source", fields -> {
            SourceSpec spec = source(fields);
            if (!ids.add(spec.id()) && !spec.id().isEmpty()) {
                fields.mistake("id", "a second source with the id \"" + spec.id() + "\"");
            }
            return spec;
        });
        if (!file.names().contains("sources")) {
            file.mistake("sources", "a catalogue needs a list named sources");
        }
        return specs;
    }

    private SourceSpec source(YamlFields source) {
        String id = source.id("id");
        Kind kind = kind(source);
        String address = address(source, kind);
        String publisher = source.text("publisher");
        @Nullable String side = source.names().contains("side") ? source.side("side") : null;
        SourceSpec spec = new SourceSpec(
                id,
                kind,
                address,
                publisher,
                side,
                new SourceState.Defaults(
                        language(source),
                        source.tier("tier").orElse(null),
                        source.optionalText("speaker").orElse(null)),
                interval(source),
                new SourceSpec.Items(readOf(source), match(source), select(source, kind)),
                source.optionalText("tried").orElse("never"));
        source.refuseOthers();
        return spec;
    }

    private static Kind kind(YamlFields source) {
        String written = source.text("kind");
        Optional<Kind> kind = JsonName.of(written, Kind.values());
        if (kind.isEmpty() && !written.isEmpty()) {
            source.mistake("kind", "unknown kind \"" + written + "\"; one of " + JsonName.listed(Kind.values()));
        }
        return kind.orElse(Kind.FEED);
    }

    private String address(YamlFields source, Kind kind) {
        if (kind == Kind.PUSH) {
            return source.optionalText("address").orElse("");
        }
        String address = source.text("address");
        if (kind.isWeb()) {
            if (!address.isEmpty() && !WebLink.isOne(address)) {
                source.mistake("address", "the address \"" + address + "\" is not an http or https address");
            }
            return address;
        }
        return folder.resolve(address).normalize().toString();
    }

    private static @Nullable String language(YamlFields source) {
        Optional<String> language = source.optionalText("language");
        if (language.filter(tag -> !LANGUAGE.matcher(tag).matches()).isPresent()) {
            source.mistake("language", "a language is a tag such as en, zh or es-MX, not \"" + language.get() + "\"");
        }
        return language.orElse(null);
    }

    private static Duration interval(YamlFields source) {
        Optional<String> written = source.optionalText("interval");
        if (written.isEmpty()) {
            return SourceSpec.USUAL_INTERVAL;
        }
        Matcher match = INTERVAL.matcher(written.get());
        if (match.matches()) {
            long number = Long.parseLong(match.group(1));
            Duration interval = switch (match.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
            if (interval.compareTo(SHORTEST) >= 0) {
                return interval;
            }
        }
        source.mistake("interval", "an interval is 1m or more, such as 30m, 2h or 1d, not \"" + written.get() + "\"");
        return SourceSpec.USUAL_INTERVAL;
    }

    private static Read readOf(YamlFields source) {
        String written = source.optionalText("read").orElse("page");
        Optional<Read> read = JsonName.of(written, Read.values());
        if (read.isEmpty()) {
            source.mistake(
                    "read",
                    "read is page (each item's page is fetched) or entry (the list's own text), not \"" + written
                            + "\"");
        }
        return read.orElse(Read.PAGE);
    }

    private static @Nullable Pattern match(YamlFields source) {
        Optional<String> written = source.optionalText("match");
        if (written.isEmpty()) {
            return null;
        }
        try {
            return Pattern.compile(written.get());
        } catch (PatternSyntaxException e) {
            source.mistake("match", "match is not a regular expression: " + e.getDescription());
            return null;
        }
    }

    private @Nullable Select select(YamlFields source, Kind kind) {
        Optional<YamlFields> fields = source.mapping("select");
        if (kind != Kind.LIST) {
            if (fields.isPresent()) {
                source.mistake("select", "only a source of kind list has select");
            }
            return null;
        }
        if (fields.isEmpty()) {
            source.mistake("select", "a list needs select: {items: \"CSS selector\", link: \"CSS selector\"}");
            return null;
        }
        YamlFields select = fields.get();
        Select read = new Select(
                select.text("items"),
                select.optionalText("link").orElse("a[href]"),
                select.optionalText("title").orElse(null),
                select.optionalText("date").orElse(null),
                select.optionalText("date-format").orElse(null));
        Stream.of("items", "link", "title", "date")
                .forEach(field -> select.peekText(field)
                        .flatMap(SourceCatalogue::selectorTrouble)
                        .ifPresent(trouble -> select.mistake(field, trouble)));
        select.refuseOthers();
        return read;
    }

    private static Optional<String> selectorTrouble(String selector) {
        try {
            QueryParser.parse(selector);
            return Optional.empty();
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            return Optional.of(
                    "not a CSS selector: " + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
        }
    }
}
