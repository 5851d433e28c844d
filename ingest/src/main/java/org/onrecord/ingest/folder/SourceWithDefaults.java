package org.onrecord.ingest.folder;

import java.util.function.Consumer;
import org.onrecord.events.Document;
import org.onrecord.events.SourceState;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemSource;
import org.onrecord.ingest.source.SourceSpec;

/** A source whose documents get the defaults of the catalogue for what they do not say themselves. */
public record SourceWithDefaults(SourceSpec spec, ItemSource source) implements ItemSource {
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
        return document.withDefaults(
                spec.publisher(), spec.side(), new SourceState.Defaults(spec.language(), spec.tier(), spec.speaker()));
    }
}
