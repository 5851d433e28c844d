package org.onrecord.ingest.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.PlausibleTime;
import org.onrecord.events.time.Published;
import org.onrecord.events.yaml.YamlComposer;
import org.onrecord.ingest.reading.LanguageTags;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.url.WebLink;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the fields of front matter or a sidecar: YAML with one value a field and no unknown fields. */
final class FileMetadataReader {
    static final List<String> FIELDS =
            List.of("publisher", "title", "date", "url", "language", "side", "id", "fetched");

    private final String where;
    private final int firstLine;
    private final Instant now;

    private FileMetadataReader(String where, int firstLine, Instant now) {
        this.where = where;
        this.firstLine = firstLine;
        this.now = now;
    }

    /**
     * Reads the fields.
     *
     * @param where the name of the file, for people
     * @param firstLine the line of the file on which {@code yaml} starts, counted from 1
     * @param origin see {@link Published#origin}, e.g. {@code header}
     */
    static ReadResult<FileMetadata> read(String where, int firstLine, String yaml, String origin, Instant now) {
        try {
            return new ReadResult.Read<>(new FileMetadataReader(where, firstLine, now).metadata(yaml, origin));
        } catch (Mistake mistake) {
            return new ReadResult.Unreadable<>(mistake.reason);
        }
    }

    private FileMetadata metadata(String yaml, String origin) {
        Map<String, ScalarNode> fields = fields(yaml);
        return new FileMetadata(
                text(fields, "publisher"),
                text(fields, "title"),
                date(fields, origin),
                checked(
                        fields,
                        "url",
                        text -> Optional.of(text).filter(WebLink::isOne),
                        "is not a web address; write it as https://example.org/page, or leave it out"),
                checked(
                        fields,
                        "language",
                        LanguageTags::of,
                        "is not a language tag; write it as en or zh-Hans, or leave it out"),
                text(fields, "side"),
                text(fields, "id"),
                checked(
                        fields,
                        "fetched",
                        FileMetadataReader::instant,
                        "is not a time; write it as 2023-06-21T10:00:00Z, or leave it out"));
    }

    private @Nullable Published date(Map<String, ScalarNode> fields, String origin) {
        Published date = checked(
                fields,
                "date",
                text -> Published.parse(text, origin),
                "is not ISO 8601; write it as 2023-06-21 or 2023-06-21T10:00:00+08:00, or leave it out");
        checked(
                fields,
                "date",
                text -> Optional.ofNullable(PlausibleTime.publication(date, now)),
                "lies before 1900 or more than a day ahead; correct it, or leave it out");
        return date;
    }

    private Map<String, ScalarNode> fields(String yaml) {
        Map<String, ScalarNode> fields = new HashMap<>();
        Optional<Node> root = compose(yaml);
        if (root.isEmpty()) {
            return fields;
        }
        if (!(root.get() instanceof MappingNode mapping)) {
            throw mistake(root.get(), "is not a list of fields; write one \"field: value\" a line");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            if (!FIELDS.contains(name)) {
                throw mistake(
                        tuple.getKeyNode(),
                        "has an unknown field \"" + name + "\"; the fields are " + String.join(", ", FIELDS));
            }
            if (!(tuple.getValueNode() instanceof ScalarNode value)) {
                throw mistake(tuple.getValueNode(), "gives " + name + " more than one value; write one text");
            }
            if (fields.put(name, value) != null) {
                throw mistake(tuple.getKeyNode(), "gives " + name + " twice; keep one");
            }
        }
        return fields;
    }

    private Optional<Node> compose(String yaml) {
        try {
            // Duplicates are reported below, with their line.
            LoadSettings settings =
                    LoadSettings.builder().setAllowDuplicateKeys(true).build();
            return YamlComposer.compose(settings, yaml);
        } catch (MarkedYamlEngineException e) {
            throw mistake(
                    e.getProblemMark(),
                    "is not YAML: " + e.getProblem() + "; put values with a colon or quotes in double quotes");
        } catch (YamlEngineException e) {
            throw mistake(Optional.empty(), "is not YAML: " + e.getMessage());
        }
    }

    private static @Nullable String text(Map<String, ScalarNode> fields, String name) {
        ScalarNode node = fields.get(name);
        return node == null || node.getValue().isBlank()
                ? null
                : node.getValue().strip();
    }

    private <T> @Nullable T checked(
            Map<String, ScalarNode> fields, String name, Function<String, Optional<T>> reading, String complaint) {
        ScalarNode node = fields.get(name);
        String text = text(fields, name);
        if (node == null || text == null) {
            return null;
        }
        return reading.apply(text)
                .orElseThrow(() -> mistake(node, "is wrong: " + name + " \"" + text + "\" " + complaint));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS))
                    .filter(PlausibleTime::isFinite);
        } catch (DateTimeException noDateTime) {
            try {
                return Optional.of(LocalDate.parse(text)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                        .filter(PlausibleTime::isFinite);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    private Mistake mistake(Node node, String what) {
        return mistake(node.getStartMark(), what);
    }

    private Mistake mistake(Optional<Mark> mark, String what) {
        int line = mark.map(Mark::getLine).orElse(0) + firstLine;
        return new Mistake(where + " line " + line + " " + what);
    }

    private static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Mistake(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
