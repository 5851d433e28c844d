package org.onrecord.ingest.source;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.EventJson;
import org.onrecord.ingest.source.SourceSpec.Read;
import org.onrecord.ingest.source.SourceSpec.Select;

/** Writes sources as YAML for a catalogue, which {@link SourceCatalogue} reads. */
public final class CatalogueYaml {
    /** Matches values that need no quotes: no value that YAML would read as something other than text. */
    private static final Pattern PLAIN =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} ._/?=&%+~()-]*|https?://[\\w./?=&%+~-]+|\\d+[mhd]");

    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private CatalogueYaml() {}

    /** Returns an entry of the list {@code sources} in a catalogue, indented by two. Defaults are left out. */
    public static String entry(SourceSpec source) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("  - id: ").append(quoted(source.id())).append('\n');
        field(yaml, "kind", source.kind().json());
        field(yaml, "address", source.address().isEmpty() ? null : source.address());
        field(yaml, "publisher", source.publisher());
        field(yaml, "side", source.side());
        if (source.documents().tier() != null) {
            yaml.append("    tier: ").append(source.documents().tier()).append('\n');
        }
        field(yaml, "language", source.documents().language());
        field(yaml, "speaker", source.documents().speaker());
        field(
                yaml,
                "interval",
                source.interval().equals(SourceSpec.USUAL_INTERVAL) ? null : written(source.interval()));
        field(yaml, "read", source.items().read() == Read.ENTRY ? "entry" : null);
        field(
                yaml,
                "match",
                source.items().match() == null ? null : source.items().match().pattern());
        select(yaml, source.items().select());
        field(yaml, "keep", source.keep() == null ? null : written(source.keep()));
        field(yaml, "tried", source.tried());
        return yaml.toString();
    }

    private static void select(StringBuilder yaml, @Nullable Select select) {
        if (select == null) {
            return;
        }
        yaml.append("    select:\n");
        inner(yaml, "items", select.items());
        inner(yaml, "link", select.link());
        inner(yaml, "title", select.title());
        inner(yaml, "date", select.date());
        inner(yaml, "date-format", select.dateFormat());
    }

    private static void inner(StringBuilder yaml, String name, @Nullable String value) {
        if (value != null) {
            yaml.append("  ");
            field(yaml, name, value);
        }
    }

    private static void field(StringBuilder yaml, String name, @Nullable String value) {
        if (value != null) {
            yaml.append("    ").append(name).append(": ").append(quoted(value)).append('\n');
        }
    }

    /** Returns an interval as written in a catalogue; null if it is below a minute, as only folders have. */
    private static @Nullable String written(Duration interval) {
        long minutes = interval.toMinutes();
        if (minutes == 0) {
            return null;
        }
        if (minutes % (24 * 60) == 0) {
            return minutes / (24 * 60) + "d";
        }
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }

    /** Quotes a value if necessary, as JSON: every JSON string is a YAML string. */
    private static String quoted(String value) {
        boolean plain = PLAIN.matcher(value).matches()
                && !value.endsWith(" ")
                && !WORDS.contains(value.toLowerCase(Locale.ROOT));
        return plain ? value : EventJson.mapper().writeValueAsString(value);
    }
}
