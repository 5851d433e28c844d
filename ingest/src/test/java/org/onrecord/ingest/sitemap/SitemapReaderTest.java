package org.onrecord.ingest.sitemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.ingest.reading.ReadResult;

class SitemapReaderTest {
    private static final String URL = "https://harbours.example/sitemap.xml";

    @Test
    void readsASitemapThatIsPacked() throws IOException {
        ReadResult<Sitemap> reading = SitemapReader.read(
                gzip("<urlset><url><loc>https://harbours.example/1?a=1&amp;b=2</loc></url></urlset>"), null, URL);

        assertThat(sitemap(reading).pages())
                .containsExactly(new Sitemap.Page("https://harbours.example/1?a=1&b=2", null, null));
    }

    @Test
    void readsAListOfAddresses() {
        assertThat(sitemap(read("\uFEFFhttps://harbours.example/1\r\n\r\nnot one\nhttps://harbours.example/2\n"))
                        .pages())
                .extracting(Sitemap.Page::url)
                .containsExactly("https://harbours.example/1", "https://harbours.example/2");
    }

    @Test
    void readsASitemapWithoutNamespaceOrWithAPrefix() {
        assertThat(sitemap(
                                read(
                                        "<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'><s:url>"
                                                + "<s:loc>/1</s:loc><s:lastmod>2024-03-05T09:30:00+08:00</s:lastmod></s:url></s:urlset>"))
                        .pages()
                        .getFirst()
                        .url())
                .isEqualTo("https://harbours.example/1");
    }

    @Test
    void expandsNoEntitiesAndDropsLinksThatAreNotWebAddresses() {
        assertThat(sitemap(read("<!DOCTYPE urlset [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><urlset>"
                                + "<url><loc>file:///etc/passwd</loc></url><url><loc>javascript:go()</loc></url>"
                                + "<url><loc>https://a.example/&x;</loc></url></urlset>"))
                        .pages())
                .extracting(Sitemap.Page::url)
                .containsExactly("https://a.example/&x;");
    }

    @Test
    @Timeout(60)
    void decompressesNoMoreThanASitemapMayHave() throws IOException {
        assertThat(SitemapReader.read(gzip("<urlset>" + " ".repeat(60 << 20)), null, URL))
                .isEqualTo(new ReadResult.Unreadable<>(
                        "it is larger than the 50 MB that a sitemap may have; take one of its parts as the address"));
    }

    @Test
    void readsTheLargestSitemapThatTheProtocolAllows() throws IOException {
        StringBuilder xml = new StringBuilder("<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'>");
        for (int i = 0; i < 50_001; i++) {
            xml.append("<s:url><s:loc>https://harbours.example/notices/")
                    .append(i)
                    .append("</s:loc><s:lastmod>2024-03-05</s:lastmod><s:changefreq>daily</s:changefreq></s:url>\n");
        }

        assertThat(sitemap(SitemapReader.read(gzip(xml + "</s:urlset>"), null, URL))
                        .pages())
                .hasSize(50_000)
                .last()
                .extracting(Sitemap.Page::url)
                .isEqualTo("https://harbours.example/notices/49999");
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 50_001; i++) {
            list.append("https://harbours.example/notices/").append(i).append('\n');
        }
        assertThat(sitemap(read(list.toString())).pages()).hasSize(50_000);
    }

    @Test
    void refusesMarkupThatWouldFillTheMemory() {
        assertThat(read("<urlset>" + "<a>".repeat(300_000)))
                .isInstanceOfSatisfying(
                        ReadResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).startsWith("it has 174"));
    }

    @Test
    void namesTheRemedyForWhatIsNotASitemap() {
        assertThat(read("<rss><channel/></rss>"))
                .isEqualTo(new ReadResult.Unreadable<>("it is a feed, not a sitemap; give the source `kind: feed`"));
        assertThat(read("oops"))
                .isEqualTo(new ReadResult.Unreadable<>(
                        "it is not a sitemap: its root element is missing; look at the address in a browser"));
    }

    private static ReadResult<Sitemap> read(String text) {
        return SitemapReader.read(text.getBytes(StandardCharsets.UTF_8), null, URL);
    }

    private static Sitemap sitemap(ReadResult<Sitemap> reading) {
        assertThat(reading).isInstanceOf(ReadResult.Read.class);
        return ((ReadResult.Read<Sitemap>) reading).value();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
