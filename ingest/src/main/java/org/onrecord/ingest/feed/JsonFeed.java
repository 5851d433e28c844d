package org.onrecord.ingest.feed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.EventJson;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.date.FeedDate;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.xml.Xml;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads JSON Feed 1.0 and 1.1. */
final class JsonFeed {
    private JsonFeed() {}

    static ReadResult<Feed> read(String text, @Nullable String url) {
        JsonNode feed;
        try {
            feed = EventJson.tree(text);
        } catch (JacksonException e) {
            return new ReadResult.Unreadable<>(
                    "it begins as JSON but is broken: " + EventJson.reason(e) + "; look at the address in a browser");
        }
        JsonNode items = feed.path("items");
        if (!items.isArray()) {
            return new ReadResult.Unreadable<>(
                    "it is JSON without a list of items, so no JSON Feed; correct the address");
        }
        String language = string(feed, "language").orElse(null);
        return new ReadResult.Read<>(new Feed(
                string(feed, "feed_url").orElse(null),
                string(feed, "title").map(String::strip).orElse(""),
                string(feed, "home_page_url")
                        .flatMap(page -> Xml.absolute(page, url))
                        .orElse(null),
                null,
                items.valueStream()
                        .filter(JsonNode::isObject)
                        .limit(FeedReader.MOST_ENTRIES)
                        .map(item -> entry(item, url, language))
                        .toList(),
                false));
    }

    private static FeedEntry entry(JsonNode item, @Nullable String url, @Nullable String feedLanguage) {
        return new FeedEntry(
                string(item, "id").orElse(null),
                string(item, "url")
                        .or(() -> string(item, "external_url"))
                        .flatMap(page -> Xml.absolute(page, url))
                        .orElse(null),
                string(item, "title").map(String::strip).orElse(""),
                date(item, "date_published"),
                date(item, "date_modified"),
                string(item, "summary")
                        .map(summary -> new FeedText(summary.strip(), false))
                        .orElse(null),
                string(item, "content_html")
                        .flatMap(html -> FeedText.html(html, url))
                        .or(() -> string(item, "content_text").map(plain -> new FeedText(plain.strip(), false)))
                        .orElse(null),
                string(item, "language").orElse(feedLanguage));
    }

    private static @Nullable Published date(JsonNode item, String field) {
        return string(item, field)
                .flatMap(date -> FeedDate.read(date, "feed " + field))
                .orElse(null);
    }

    /** Returns the text of a field; a number, as old feeds have for ids, as it is written. */
    private static Optional<String> string(JsonNode holder, String field) {
        JsonNode value = holder.path(field);
        return value.isString() || value.isNumber()
                ? Optional.of(value.asString()).filter(text -> !text.isBlank())
                : Optional.empty();
    }
}
