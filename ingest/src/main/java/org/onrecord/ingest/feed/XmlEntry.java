package org.onrecord.ingest.feed;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An item or entry of a feed in XML. */
final class XmlEntry {
    private XmlEntry() {}

    static FeedEntry read(Element item, @Nullable String url, @Nullable String feedLanguage) {
        FeedFields fields = FeedFields.of(item, url);
        String language = fields.language();
        return new FeedEntry(
                fields.id().orElse(null),
                fields.link().orElse(null),
                fields.title(),
                fields.date(FeedFields.PUBLISHED).orElse(null),
                fields.date(FeedFields.UPDATED).orElse(null),
                fields.text(FeedFields.SUMMARY).orElse(null),
                fields.text(FeedFields.CONTENT).orElse(null),
                fields.authors(),
                language == null ? feedLanguage : language);
    }
}
