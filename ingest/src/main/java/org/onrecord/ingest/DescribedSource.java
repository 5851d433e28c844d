package org.onrecord.ingest;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Ids;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.Source;
import org.onrecord.ingest.source.SourceSpec;

/** A source whose documents carry what the catalogue says of them, where they do not say it themselves. */
record DescribedSource(SourceSpec spec, Source source) implements Source {
    @Override
    public String id() {
        return spec.id();
    }

    @Override
    public void poll(Consumer<Item> sink) {
        source.poll(item -> sink.accept(
                item instanceof Item.Accepted accepted
                        ? new Item.Accepted(described(accepted.document()), accepted.origin(), accepted.original())
                        : item));
    }

    @Override
    public void forget() {
        source.forget();
    }

    private Document described(Document document) {
        String publisher = document.publisher().isBlank() ? spec.publisher() : document.publisher();
        String side = first(document.side(), spec.side());
        String language = first(document.language(), spec.language());
        return new Document(
                document.id(),
                Ids.version(
                        publisher,
                        side,
                        document.url(),
                        document.title(),
                        document.published(),
                        language,
                        document.text()),
                document.source(),
                document.sourceItem(),
                publisher,
                side,
                document.url(),
                document.title(),
                document.published(),
                document.fetched(),
                language,
                document.text(),
                document.capture(),
                document.tier() == null ? spec.tier() : document.tier(),
                first(document.speaker(), spec.speaker()));
    }

    private static @Nullable String first(@Nullable String own, @Nullable String other) {
        return own == null || own.isBlank() ? other : own;
    }
}
