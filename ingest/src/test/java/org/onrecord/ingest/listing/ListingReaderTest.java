package org.onrecord.ingest.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.FetchTask;
import org.onrecord.events.SourceState;
import org.onrecord.events.http.Validators;
import org.onrecord.events.time.Published;
import org.onrecord.events.time.Published.Precision;
import org.onrecord.ingest.fetch.ContentType;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.listing.Listing.Listed;
import org.onrecord.ingest.source.SourceSpec;
import org.onrecord.ingest.source.SourceSpec.Kind;
import org.onrecord.ingest.source.SourceSpec.Read;
import org.onrecord.ingest.source.SourceSpec.Select;

class ListingReaderTest {
    private static final String URL = "https://harbours.example/news/";

    @Test
    void readsTheItemsOfAFeed() {
        Listing listing = read(source(Kind.FEED, null, null), """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
              <title>Harbour office</title>
              <language>en-gb</language>
              <item>
                <title>Pier 4 &amp;amp; pier 5 open</title>
                <link>/news/piers</link>
                <guid isPermaLink="false">n-7</guid>
                <pubDate>Tue, 05 Mar 2024 09:30:00 +0800</pubDate>
                <description>Two piers open.</description>
                <content:encoded><![CDATA[<p>Two piers open.</p><p>Ships may land.</p><script>track()</script>]]></content:encoded>
              </item>
            </channel></rss>\
            """);

        assertThat(listed(listing)).hasSize(1);
        Listed item = listed(listing).getFirst();
        assertThat(item.id()).isEqualTo("n-7");
        assertThat(item.url()).isEqualTo("https://harbours.example/news/piers");
        FetchTask.Entry entry = item.entry();
        assertThat(entry.title()).isEqualTo("Pier 4 & pier 5 open");
        assertThat(entry.published())
                .isEqualTo(new Published("2024-03-05T09:30:00+08:00", Precision.TIME, "feed pubdate"));
        assertThat(entry.language()).isEqualTo("en-GB");
        assertThat(entry.text()).isEqualTo("Two piers open.\n\nShips may land.");
    }

    @Test
    void stampIsTheUpdateOrAHashOfTheText() {
        String updated = stamp("<entry><id>a</id><updated>2024-03-05T09:30:00Z</updated></entry>");
        String silent = stamp("<entry><id>a</id><summary>Calm sea.</summary></entry>");

        assertThat(updated).isEqualTo("2024-03-05T09:30:00Z");
        assertThat(silent)
                .isEqualTo(stamp("<entry><id>a</id><summary>Calm sea.</summary></entry>"))
                .isNotEqualTo(stamp("<entry><id>a</id><summary>Rough sea.</summary></entry>"));
    }

    @Test
    void listsARepeatedItemOnce() {
        Listing listing = read(source(Kind.FEED, null, null), """
            <rss><channel><item><link>https://a.example/1?utm_source=feed</link><title>One</title></item>
            <item><link>https://a.example/1</link><title>Again</title></item></channel></rss>\
            """);

        assertThat(listed(listing)).extracting(Listed::id).containsExactly("https://a.example/1");
        assertThat(listed(listing).getFirst().entry().title()).isEqualTo("One");
    }

    @Test
    void dropsLinksThatAreNotWebAddresses() {
        Listing listing = read(source(Kind.FEED, null, null), """
            <rss><channel><item><link>javascript:alert(1)</link><guid>g</guid><title>One</title></item></channel></rss>\
            """);

        assertThat(listed(listing).getFirst().url()).isNull();
    }

    @Test
    void keepsOnlyMatchingItemsAndSaysIfThereAreNone() {
        String feed = "<rss><channel><item><link>https://a.example/sport/1</link></item></channel></rss>";

        assertThat(listed(read(source(Kind.FEED, "/sport/", null), feed))).hasSize(1);
        Listing none = read(source(Kind.FEED, "/news/", null), feed);
        assertThat(listed(none)).isEmpty();
        assertThat(((Listing.Read) none).remark())
                .isEqualTo("none of its 1 items has an address in which `match` is found; correct `match`");
    }

    @Test
    void namesTheItemInsideWhichAFeedIsCutOff() {
        Listing listing = read(source(Kind.FEED, null, null), """
            <rss version="2.0"><channel><title>Harbour office</title>
              <item><title>Pier 4 opens</title><link>https://a.example/4</link><descri\
            """);

        assertThat(listing)
                .isEqualTo(new Listing.CutOff(
                        List.of(),
                        Optional.empty(),
                        "the feed is cut off inside its first item, \"Pier 4 opens\", so no item can be read;"
                                + " look at the address in a browser"));
    }

    @Test
    void keepsTheItemsBeforeTheOneInsideWhichAFeedIsCutOff() {
        Listing.CutOff listing = (Listing.CutOff) read(source(Kind.FEED, null, null), """
            <rss version="2.0"><channel><title>Harbour office</title>
              <item><title>Pier 4 opens</title><link>https://a.example/4</link></item>
              <item><title>Pier 5 opens</title><link>https://a.exa\
            """);

        assertThat(listing.items()).extracting(Listed::url).containsExactly("https://a.example/4");
        assertThat(listing.reason())
                .isEqualTo("the feed is cut off inside item 2, \"Pier 5 opens\", so only the items before it can be"
                        + " read; look at the address in a browser");
    }

    @Test
    void namesTheFeedOfAPageGivenAsAFeed() {
        Listing listing = read(source(Kind.FEED, null, null), """
            <!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>\
            """);

        assertThat(listing)
                .isEqualTo(new Listing.Unreadable("it is an HTML page, not a feed; it names a feed at"
                        + " https://harbours.example/rss.xml; make that the source's address"));
    }

    @Test
    void readsAListPageByItsSelectors() {
        Select select = new Select("li.item", "a[href]", "h3", ".day", null);
        Listing listing = read(source(Kind.LIST, null, select), """
            <ul><li class=item><h3>Pilots wanted</h3><a href="pilots.html">more</a> <i class=day>2024年3月5日</i></li>
            <li class=item><a href="javascript:void(0)">menu</a></li></ul>\
            """);

        Listed item = listed(listing).getFirst();
        assertThat(listed(listing)).hasSize(1);
        assertThat(item.id()).isEqualTo("https://harbours.example/news/pilots.html");
        assertThat(item.entry().title()).isEqualTo("Pilots wanted");
        assertThat(item.entry().published()).isEqualTo(new Published("2024-03-05", Precision.DAY, "list"));
    }

    @Test
    void saysWhichSelectorFindsNothing() {
        Select select = new Select("li.item", "a[href]", null, null, null);

        assertThat(((Listing.Read) read(source(Kind.LIST, null, select), "<p>Rebuilt</p>")).remark())
                .isEqualTo(
                        "the selector \"li.item\" finds nothing on the page; look at its source, and correct `items`");
    }

    @Test
    void readsASitemapAndTheParts() {
        Listing pages = read(source(Kind.SITEMAP, null, null), """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://a.example/1 </loc>
            <lastmod>2024-03-05</lastmod></url></urlset>\
            """);
        Listing index = read(source(Kind.SITEMAP, null, null), """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://a.example/2.xml</loc>
            </sitemap></sitemapindex>\
            """);

        assertThat(listed(pages).getFirst().url()).isEqualTo("https://a.example/1");
        assertThat(listed(pages).getFirst().entry().stamp()).isEqualTo("2024-03-05");
        assertThat(((Listing.Read) index).parts()).containsExactly("https://a.example/2.xml");
    }

    @Test
    void readsTitlesAndDatesOfANewsSitemap() {
        Listing listing = read(source(Kind.NEWS_SITEMAP, null, null), """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
              xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/1</loc><n:news>
              <n:publication><n:name>Harbour News</n:name><n:language>es</n:language></n:publication>
              <n:publication_date>2024-03-05T09:30:00-06:00</n:publication_date><n:title>Abre el muelle</n:title>
            </n:news></url><url><loc>https://a.example/about</loc></url></urlset>\
            """);

        assertThat(listed(listing)).hasSize(1);
        FetchTask.Entry entry = listed(listing).getFirst().entry();
        assertThat(entry.title()).isEqualTo("Abre el muelle");
        assertThat(entry.language()).isEqualTo("es");
        assertThat(entry.published()).extracting(Published::value).isEqualTo("2024-03-05T09:30:00-06:00");
    }

    private static String stamp(String entry) {
        Listing listing =
                read(source(Kind.FEED, null, null), "<feed xmlns='http://www.w3.org/2005/Atom'>" + entry + "</feed>");
        return listed(listing).getFirst().entry().stamp();
    }

    private static List<Listed> listed(Listing listing) {
        assertThat(listing).isInstanceOf(Listing.Read.class);
        return ((Listing.Read) listing).items();
    }

    private static Listing read(SourceSpec source, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ListingReader.read(
                source,
                new FetchResult.Got(
                        URL, Validators.NONE, ContentType.of(""), bytes, new byte[0], null, Optional.empty()));
    }

    private static SourceSpec source(Kind kind, @Nullable String match, @Nullable Select select) {
        return new SourceSpec(
                "harbours",
                kind,
                URL,
                "Harbour office",
                null,
                new SourceState.Defaults("en", null, null),
                Duration.ofMinutes(30),
                new SourceSpec.Items(Read.PAGE, match == null ? null : Pattern.compile(match), select),
                "never");
    }
}
