package org.onrecord.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.reading.ReadResult;

class FeedReaderTest {
    private static final String URL = "https://harbours.example/news/feed";

    @Test
    void readsRss2WithItsModules() {
        Feed feed = feed("""
                <?xml version="1.0"?>
                <rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                  xmlns:pod="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
                  <title>Harbour office</title><link>https://harbours.example/</link><language>en</language>
                  <pod:new-feed-url>https://harbours.example/feed2</pod:new-feed-url>
                  <item><title>Piers &lt;i&gt;open&lt;/i&gt;</title><guid>https://harbours.example/piers</guid>
                  <dc:creator>A. Mole</dc:creator><dc:date>2024-03-05T09:30:00+08:00</dc:date>
                  <description>Short.</description><c:encoded>&lt;p&gt;Long.&lt;/p&gt;</c:encoded></item>
                </channel></rss>""");

        assertThat(feed.title()).isEqualTo("Harbour office");
        assertThat(feed.link()).isEqualTo("https://harbours.example/");
        assertThat(feed.movedTo()).isEqualTo("https://harbours.example/feed2");
        FeedEntry entry = feed.entries().getFirst();
        assertThat(entry.title()).isEqualTo("Piers open");
        assertThat(entry.url()).isEqualTo("https://harbours.example/piers");
        assertThat(value(entry.published())).isEqualTo("2024-03-05T09:30:00+08:00");
        assertThat(entry.summary()).isEqualTo(new FeedText("Short.", false));
        assertThat(entry.content()).isEqualTo(new FeedText("<p>Long.</p>", true));
        assertThat(entry.language()).isEqualTo("en");
    }

    @Test
    void readsRdfWithItemsBesideTheChannel() {
        Feed feed = feed("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
                <channel rdf:about="https://harbours.example/rdf"><title>Harbour office</title></channel>
                <item rdf:about="https://harbours.example/1"><title>One</title><link>https://harbours.example/1</link></item>
                </rdf:RDF>""");

        assertThat(feed.title()).isEqualTo("Harbour office");
        assertThat(feed.entries()).extracting(FeedEntry::id).containsExactly("https://harbours.example/1");
    }

    @Test
    void readsAtomWithBasesAndXhtml() {
        Feed feed = feed("""
                <a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://docks.example/" xml:lang="fr">
                <a:id>urn:docks</a:id><a:title type="text">Quais &lt;nord&gt;</a:title>
                <a:link rel="self" href="atom.xml"/><a:link href="accueil"/>
                <a:entry xml:base="2024/"><a:id>urn:1</a:id><a:link rel="enclosure" href="x.mp3"/><a:link href="quai"/>
                <a:published>2024-03-05T09:30:00Z</a:published><a:updated>2024-03-06T10:00:00Z</a:updated>
                <a:author><a:name>A. Mole</a:name><a:email>mole@docks.example</a:email></a:author>
                <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Le <a href="plan">plan</a> est là.</div></a:content>
                </a:entry></a:feed>""");

        assertThat(feed.id()).isEqualTo("urn:docks");
        assertThat(feed.title()).isEqualTo("Quais <nord>");
        assertThat(feed.link()).isEqualTo("https://docks.example/accueil");
        FeedEntry entry = feed.entries().getFirst();
        assertThat(entry.url()).isEqualTo("https://docks.example/2024/quai");
        assertThat(entry.content())
                .isEqualTo(new FeedText("Le <a href=\"https://docks.example/2024/plan\">plan</a> est là.", true));
        assertThat(entry.text()).isEqualTo("Le plan est là.");
        assertThat(entry.language()).isEqualTo("fr");
        assertThat(value(entry.updated())).isEqualTo("2024-03-06T10:00:00Z");
    }

    @Test
    void readsAtom03WithPackedContent() {
        Feed feed = feed("""
                <feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><issued>2003-12-31T10:14:55Z</issued>
                <modified>2004-01-02</modified><content type="application/octet-stream" mode="base64">U2hpcHMgPGI+bGFuZDwvYj4=</content>
                </entry></feed>""");

        FeedEntry entry = feed.entries().getFirst();
        assertThat(value(entry.published())).isEqualTo("2003-12-31T10:14:55Z");
        assertThat(value(entry.updated())).isEqualTo("2004-01-02");
        assertThat(entry.content()).isEqualTo(new FeedText("Ships <b>land</b>", true));
    }

    @Test
    void readsJsonFeed() {
        Feed feed = feed("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour office", "home_page_url": "/",
                 "language": "en", "authors": [{"name": "A. Mole"}],
                 "items": [{"id": 7, "url": "/7", "title": "Piers", "content_html": "<p>Open.</p><script>x()</script>",
                 "date_published": "2024-03-05T09:30:00+08:00"}, {"id": "8", "content_text": "Closed < now."}]}""");

        FeedEntry first = feed.entries().getFirst();
        assertThat(feed.link()).isEqualTo("https://harbours.example/");
        assertThat(first.id()).isEqualTo("7");
        assertThat(first.url()).isEqualTo("https://harbours.example/7");
        assertThat(first.content()).isEqualTo(new FeedText("<p>Open.</p>", true));
        assertThat(feed.entries().get(1).text()).isEqualTo("Closed < now.");
    }

    @Test
    void knowsElementsWhosePrefixIsNotDeclared() {
        FeedEntry entry = entry("<rss><channel><item><dc:date>2024-03-05</dc:date>"
                + "<content:encoded>Ships land.</content:encoded></item></channel></rss>");

        assertThat(value(entry.published())).isEqualTo("2024-03-05");
        assertThat(entry.text()).isEqualTo("Ships land.");
    }

    @Test
    void ignoresTextBeforeTheDeclaration() {
        assertThat(feed("\n\n<b>Notice</b>: x\n<?xml version='1.0'?><rss><channel><title>Docks</title></channel></rss>")
                        .title())
                .isEqualTo("Docks");
    }

    @Test
    void keepsAnAmpersandThatStartsNoReference() {
        FeedEntry entry = entry("<rss><channel><item><title>Sand & gravel &eacute;t&eacute; &nosuch;</title>"
                + "<link>https://a.example/?a=1&copy=2&amp;b=3</link></item></channel></rss>");

        assertThat(entry.title()).isEqualTo("Sand & gravel été &nosuch;");
        assertThat(entry.url()).isEqualTo("https://a.example/?a=1&copy=2&b=3");
    }

    @Test
    void endsAnUnclosedFieldWhereTheNextStarts() {
        Feed feed = feed("<rss><channel><title>Docks<item><title>Ships land<link>https://a.example/1"
                + "<description>All <b>three</b> of them.<pubDate>Tue, 05 Mar 2024 09:30:00 GMT</item>"
                + "<item><title>Next</title></item></channel></rss>");

        FeedEntry first = feed.entries().getFirst();
        assertThat(feed.title()).isEqualTo("Docks");
        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("Ships land", "Next");
        assertThat(first.url()).isEqualTo("https://a.example/1");
        assertThat(first.text()).isEqualTo("All three of them.");
        assertThat(value(first.published())).isEqualTo("2024-03-05T09:30:00Z");
    }

    @Test
    void readsATruncatedFeed() {
        assertThat(entry("<rss><channel><item><title>Ships</title><description><![CDATA[<p>All of th")
                        .text())
                .isEqualTo("All of th");
    }

    @Test
    void tellsThatAFeedEndsInsideAnItemOrBeforeTheFirst() {
        String first = "<rss><channel><title>Docks</title><item><title>Ships</title></item>";

        assertThat(feed("<rss><channel><item><title>Ships la").cutOff()).isTrue();
        assertThat(feed(first + "<item><title>Boats</title><description><![CDATA[<p>About </item></rss> it")
                        .cutOff())
                .isTrue();
        assertThat(feed("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:id>urn:1</a:id>")
                        .cutOff())
                .isTrue();
        assertThat(feed("<rss><channel><title>Docks</title>").cutOff()).isTrue();

        assertThat(feed(first + "</channel></rss>").cutOff()).isFalse();
        assertThat(feed(first).cutOff()).as("a feed that is never closed").isFalse();
        assertThat(feed("<rss><channel><item><title>Ships</title><item><title>Boats</title></channel></rss>")
                        .cutOff())
                .as("items that are never closed")
                .isFalse();
        assertThat(feed("<rss version='2.0'/>").cutOff()).isFalse();
        assertThat(feed(first + "</channel></rss><!-- <item> -->").cutOff()).isFalse();
    }

    @Test
    void readsUnescapedHtmlAsHtml() {
        assertThat(entry(
                                "<rss><channel><item><description><p>One<br>two</p><p>three</description></item></channel></rss>")
                        .text())
                .isEqualTo("One\ntwo\n\nthree");
    }

    @Test
    void readsEveryEncodingByMarkHeaderDeclarationOrGuess() {
        String feed = "<rss><channel><title>Año – 港口</title></channel></rss>";

        assertThat(title(("\uFEFF" + feed).getBytes(StandardCharsets.UTF_16LE), null))
                .isEqualTo("Año – 港口");
        assertThat(title(feed.getBytes(StandardCharsets.UTF_16BE), null)).isEqualTo("Año – 港口");
        assertThat(title(feed.getBytes(Charset.forName("GB18030")), "gb2312")).isEqualTo("Año – 港口");
        String latin =
                "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><title>Año “uno”</title></channel></rss>";
        assertThat(title(latin.getBytes(Charset.forName("windows-1252")), null)).isEqualTo("Año “uno”");
        assertThat(title(latin.getBytes(StandardCharsets.UTF_8), "utf-8")).isEqualTo("Año “uno”");
        assertThat(title(latin.getBytes(Charset.forName("windows-1252")), "utf-8"))
                .as("bytes that are not what the server says")
                .isEqualTo("Año “uno”");
        assertThat(title(
                        "<rss><channel><title>don\u0092t</title></channel></rss>".getBytes(StandardCharsets.UTF_8),
                        null))
                .isEqualTo("don’t");
    }

    @Test
    void namesTheRemedyForWhatIsNotAFeed() {
        assertThat(reason("")).isEqualTo("the answer is empty; look at the address in a browser, and correct it");
        assertThat(reason("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>"))
                .isEqualTo("it is a sitemap, not a feed; give the source `kind: sitemap`");
        assertThat(reason("<opml/>"))
                .isEqualTo(
                        "it is OPML, a list of feeds, not a feed; take its feeds with `onrecord sources import-opml`");
        assertThat(reason("<svg/>"))
                .isEqualTo("it is XML with the root element <svg>, which is no feed; correct the address");
        assertThat(reason("{\"items\": [}")).startsWith("it begins as JSON but is broken: ");
        assertThat(reason("<html><p>Sorry")).endsWith("or `kind: list` with selectors");
    }

    private static Feed feed(String text) {
        assertThat(FeedReader.read(text, URL)).isInstanceOf(ReadResult.Read.class);
        return ((ReadResult.Read<Feed>) FeedReader.read(text, URL)).value();
    }

    private static FeedEntry entry(String text) {
        return feed(text).entries().getFirst();
    }

    private static String title(byte[] body, @Nullable String charset) {
        return ((ReadResult.Read<Feed>) FeedReader.read(body, charset, URL))
                .value()
                .title();
    }

    private static String reason(String text) {
        return ((ReadResult.Unreadable<Feed>) FeedReader.read(text, URL)).reason();
    }

    private static @Nullable String value(@Nullable Published date) {
        return date == null ? null : date.value();
    }
}
