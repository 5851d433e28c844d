package org.onrecord.bench.formats;

import com.apptasticsoftware.rssreader.Item;
import com.apptasticsoftware.rssreader.RssReader;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.bench.formats.FeedCase.Field;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.feed.Feed;
import org.onrecord.ingest.feed.FeedEntry;
import org.onrecord.ingest.feed.FeedReader;
import org.onrecord.ingest.feed.FeedText;
import org.onrecord.ingest.reading.ReadResult;

/** OnRecord's feed reader, ROME and RssReader behind one interface. */
final class FeedReaders {
    private FeedReaders() {}

    /** A reader of feeds. */
    interface Reader {
        /** Reads a feed; throws if it cannot be read. */
        Fields read(FeedCase feed) throws Exception;
    }

    /** The fields that a reader found in a feed. */
    interface Fields {
        /** Returns a field's value, or null. */
        @Nullable
        String value(Field field, int entry);
    }

    static Map<String, Reader> all() {
        Map<String, Reader> all = new TreeMap<>();
        all.put("OnRecord", FeedReaders::own);
        all.put("ROME", FeedReaders::rome);
        all.put("RssReader", FeedReaders::rssReader);
        return all;
    }

    private static Fields own(FeedCase feed) {
        return switch (FeedReader.read(feed.body(), feed.charset(), feed.url())) {
            case ReadResult.Unreadable<Feed> unreadable -> throw new IllegalArgumentException(unreadable.reason());
            case ReadResult.Read<Feed> read -> (field, entry) -> own(read.value(), field, entry);
        };
    }

    private static @Nullable String own(Feed feed, Field field, int at) {
        if (at >= feed.entries().size()) {
            return null;
        }
        FeedEntry entry = at < 0 ? null : feed.entries().get(at);
        if (entry == null) {
            return switch (field) {
                case FEED_ID -> feed.id();
                case FEED_TITLE -> feed.title();
                case FEED_LINK -> feed.link();
                default -> null;
            };
        }
        return switch (field) {
            case ID -> entry.id();
            case TITLE -> entry.title();
            case LINK -> entry.url();
            case PUBLISHED -> value(entry.published());
            case UPDATED -> value(entry.updated());
            case SUMMARY -> value(entry.summary());
            case CONTENT -> value(entry.content());
            case FEED_ID, FEED_TITLE, FEED_LINK -> null;
        };
    }

    private static @Nullable String value(@Nullable Published date) {
        return date == null ? null : date.value();
    }

    private static @Nullable String value(@Nullable FeedText text) {
        return text == null ? null : text.value();
    }

    private static Fields rome(FeedCase feed) throws Exception {
        String type = feed.charset() == null ? "application/xml" : "application/xml; charset=" + feed.charset();
        SyndFeed read = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(feed.body()), type, true));
        return (field, entry) -> rome(read, field, entry);
    }

    private static @Nullable String rome(SyndFeed feed, Field field, int at) {
        if (at >= feed.getEntries().size()) {
            return null;
        }
        if (at < 0) {
            return switch (field) {
                case FEED_ID -> feed.getUri();
                case FEED_TITLE -> feed.getTitle();
                case FEED_LINK -> feed.getLink();
                default -> null;
            };
        }
        SyndEntry entry = feed.getEntries().get(at);
        List<SyndContent> contents = entry.getContents();
        return switch (field) {
            case ID -> entry.getUri();
            case TITLE -> entry.getTitle();
            case LINK -> entry.getLink();
            case PUBLISHED -> date(entry.getPublishedDate());
            case UPDATED -> date(entry.getUpdatedDate());
            case SUMMARY ->
                entry.getDescription() == null ? null : entry.getDescription().getValue();
            case CONTENT -> contents.isEmpty() ? null : contents.getFirst().getValue();
            case FEED_ID, FEED_TITLE, FEED_LINK -> null;
        };
    }

    private static @Nullable String date(@Nullable Date date) {
        return date == null ? null : date.toInstant().toString();
    }

    private static Fields rssReader(FeedCase feed) {
        List<Item> items =
                new RssReader().read(new ByteArrayInputStream(feed.body())).toList();
        return (field, entry) -> rssReader(items, field, entry);
    }

    private static @Nullable String rssReader(List<Item> items, Field field, int at) {
        if (at >= items.size() || items.isEmpty()) {
            return null;
        }
        Item item = items.get(Math.max(0, at));
        return switch (field) {
            case FEED_ID -> null;
            case FEED_TITLE -> item.getChannel().getTitle();
            case FEED_LINK -> item.getChannel().getLink();
            case ID -> item.getGuid().orElse(null);
            case TITLE -> item.getTitle().orElse(null);
            case LINK -> item.getLink().orElse(null);
            case PUBLISHED -> date(item.getPubDateZonedDateTime());
            case UPDATED -> date(item.getUpdatedZonedDateTime());
            case SUMMARY -> item.getDescription().orElse(null);
            case CONTENT -> item.getContent().orElse(null);
        };
    }

    private static @Nullable String date(Optional<ZonedDateTime> date) {
        return date.map(at -> at.toInstant().toString()).orElse(null);
    }
}
