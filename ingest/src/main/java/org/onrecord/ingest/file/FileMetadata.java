package org.onrecord.ingest.file;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.PlausibleTime;
import org.onrecord.events.time.Published;
import org.onrecord.events.yaml.YamlFields;
import org.onrecord.events.yaml.YamlMistake;
import org.onrecord.ingest.reading.LanguageTags;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.url.WebLink;

/**
 * The metadata of a document in front matter or a sidecar: YAML with one value a field and no unknown fields. Each field may be absent.
 *
 * @param id of the document; its path if absent
 */
record FileMetadata(
        @Nullable String publisher,
        @Nullable String title,
        @Nullable Published date,
        @Nullable String url,
        @Nullable String language,
        @Nullable String side,
        @Nullable String id,
        @Nullable Instant fetched) {
    static final FileMetadata NONE = new FileMetadata(null, null, null, null, null, null, null, null);

    /**
     * Reads the fields.
     *
     * @param where the name of the file, for people
     * @param firstLine the line of the file on which {@code yaml} starts, counted from 1
     * @param origin see {@link Published#origin}: {@code header} or {@code sidecar}
     */
    static ReadResult<FileMetadata> read(String where, int firstLine, String yaml, String origin, Instant now) {
        if (yaml.lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
            return new ReadResult.Read<>(NONE);
        }
        List<YamlMistake> mistakes = new ArrayList<>();
        FileMetadata read = YamlFields.ofFile(yaml, "the " + origin, "it has no fields", mistakes)
                .map(fields -> of(fields, origin, now))
                .orElse(NONE);
        Optional<YamlMistake> first = mistakes.stream().min(Comparator.comparingInt(YamlMistake::line));
        return first.isEmpty()
                ? new ReadResult.Read<>(read)
                : new ReadResult.Unreadable<>(where + " line "
                        + (first.get().line() + firstLine - 1) + ": "
                        + first.get().message());
    }

    private static FileMetadata of(YamlFields fields, String origin, Instant now) {
        FileMetadata metadata = new FileMetadata(
                value(fields, "publisher", "", Optional::of),
                value(fields, "title", "", Optional::of),
                value(
                        fields,
                        "date",
                        "in ISO 8601, such as 2023-06-21 or 2023-06-21T10:00:00+08:00, not before 1900 and at most a day ahead",
                        text -> Published.parse(text, origin)
                                .filter(date -> PlausibleTime.publication(date, now) != null)),
                value(
                        fields,
                        "url",
                        "a web address such as https://example.org/page",
                        text -> Optional.of(text).filter(WebLink::isOne)),
                value(fields, "language", "a language tag such as en or zh-Hans", LanguageTags::of),
                value(fields, "side", "", Optional::of),
                value(fields, "id", "", Optional::of),
                value(
                        fields,
                        "fetched",
                        "a time such as 2023-06-21T10:00:00Z",
                        text -> PlausibleTime.parse(text).map(time -> time.truncatedTo(ChronoUnit.MILLIS))));
        fields.refuseOthers();
        return metadata;
    }

    /** Returns the value of a field; null if it is missing or empty, or if it is wrong, which is a mistake. */
    private static <T> @Nullable T value(
            YamlFields fields, String name, String expected, Function<String, Optional<T>> parse) {
        if (fields.peekText(name).filter(String::isBlank).isPresent()) {
            fields.take(name);
            return null;
        }
        return fields.parsed(name, expected, parse).orElse(null);
    }
}
