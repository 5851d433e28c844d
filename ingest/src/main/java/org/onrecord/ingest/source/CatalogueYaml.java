package org.onrecord.ingest.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.source.SourceSpec.Read;
import org.onrecord.ingest.source.SourceSpec.Select;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes sources as YAML for a catalogue, which {@link SourceCatalogue} reads. */
public final class CatalogueYaml {
    private static final DumpSettings FORM = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(4)
            .setIndicatorIndent(2)
            .setSplitLines(false)
            .build();

    private CatalogueYaml() {}

    /** Returns an entry of the list {@code sources} in a catalogue, indented by two. Defaults are left out. */
    public static String entry(SourceSpec source) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", source.id());
        fields.put("kind", source.kind().json());
        fields.put("address", source.address().isEmpty() ? null : source.address());
        fields.put("publisher", source.publisher());
        fields.put("side", source.side());
        fields.put("tier", source.documents().tier());
        fields.put("language", source.documents().language());
        fields.put("speaker", source.documents().speaker());
        // Only folders have an interval below a minute.
        long minutes = source.interval().equals(SourceSpec.USUAL_INTERVAL)
                ? 0
                : source.interval().toMinutes();
        fields.put("interval", minutes == 0 ? null : minutes + "m");
        fields.put("read", source.items().read() == Read.ENTRY ? "entry" : null);
        fields.put(
                "match",
                Optional.ofNullable(source.items().match()).map(String::valueOf).orElse(null));
        fields.put("select", select(source.items().select()));
        fields.put("tried", source.tried());
        fields.values().removeIf(Objects::isNull);
        return new Dump(FORM).dumpToString(List.of(fields));
    }

    private static @Nullable Map<String, @Nullable Object> select(@Nullable Select select) {
        if (select == null) {
            return null;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("items", select.items());
        fields.put("link", select.link());
        fields.put("title", select.title());
        fields.put("date", select.date());
        fields.put("date-format", select.dateFormat());
        fields.values().removeIf(Objects::isNull);
        return fields;
    }
}
