package org.onrecord.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Feeds that were damaged at random: none may crash or hang the reader. The failing seed is printed; with the system property {@code
 * feeds}, the feeds of that folder are damaged as well.
 */
class FeedFuzzTest {
    private static final int SEEDS = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final List<String> FEEDS = List.of("""
            <?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY x "y">]>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Harbour office</title><link>https://harbours.example/</link><language>en</language>
            <item><title>Piers &amp; cranes &eacute;</title><link>/piers</link><guid isPermaLink="false">n-7</guid>
            <pubDate>Tue, 05 Mar 2024 09:30:00 +0800</pubDate><dc:creator>A. Mole</dc:creator>
            <description>&lt;p style="color: red"&gt;Two piers open.&lt;/p&gt;</description>
            <content:encoded><![CDATA[<p>Ships <a href="plan">may</a> land.</p><script>go()</script>]]></content:encoded>
            </item></channel></rss>""", """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://docks.example/" xml:lang="fr"><id>urn:docks</id>
            <title type="html">Quais &lt;b&gt;nord&lt;/b&gt;</title><link rel="self" href="atom.xml"/>
            <entry xml:base="2024/"><id>urn:1</id><link href="quai"/><published>2024-03-05T09:30:00Z</published>
            <author><name>A. Mole</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Le
            <a href="plan">plan</a>.</div></content></entry><entry><content mode="base64">U2hpcHM=</content></entry></feed>""", """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
            <channel rdf:about="https://harbours.example/rdf"><title>Harbour</title></channel>
            <item rdf:about="https://harbours.example/1"><title>港口开放</title><link>https://harbours.example/1</link></item>
            </rdf:RDF>""", """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "items": [{"id": "7", "url": "/7",
            "content_html": "<p>Open.</p>", "date_published": "2024-03-05T09:30:00+08:00", "authors": [{"name": "A"}]}]}""");

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "</",
            "/>",
            "<item>",
            "</item>",
            "<title>",
            "<?xml",
            "?>",
            "<!DOCTYPE x [",
            "]>",
            "&#0;",
            "&#x110000;",
            "&#xD800;",
            "\u0000",
            "\uFFFF",
            "\u00FE\u00FF",
            "xmlns=\"\"",
            "{",
            "[",
            "<iframe ",
            "style=\"",
            "%",
            "&lt;script&gt;",
            "2024-99-99",
            "99:99",
            "<content type=\"xhtml\">",
            "<:>",
            "<a:>");

    @Test
    @Timeout(600)
    void noDamagedFeedCrashesOrHangsTheReader() throws IOException {
        List<byte[]> feeds = feeds();
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] damaged = damaged(feeds.get(random.nextInt(feeds.size())), random);
            long start = System.nanoTime();
            try {
                touch(FeedReader.read(damaged, random.nextBoolean() ? null : "ISO-8859-1", "https://a.example/feed"));
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed, e);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("seed " + seed)
                    .isLessThan(LONGEST);
        }
    }

    /** What follows of a feed in the crawl. */
    private static void touch(FeedResult reading) {
        if (reading instanceof FeedResult.Read read) {
            read.feed().entries().forEach(FeedEntry::text);
        }
    }

    private static List<byte[]> feeds() throws IOException {
        List<byte[]> feeds = new ArrayList<>();
        FEEDS.forEach(feed -> feeds.add(feed.getBytes(StandardCharsets.UTF_8)));
        String folder = System.getProperty("feeds", "");
        if (!folder.isEmpty()) {
            try (var files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    feeds.add(Files.readAllBytes(file));
                }
            }
        }
        return feeds;
    }

    /** With a few pieces taken out, put in, doubled or changed. */
    private static byte[] damaged(byte[] feed, Random random) {
        byte[] bytes = feed;
        for (int i = random.nextInt(1, 12); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, at + random.nextInt(1, 40));
            bytes = switch (random.nextInt(5)) {
                case 0 -> joined(bytes, at, new byte[0], end);
                case 1 ->
                    joined(bytes, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8), at);
                case 2 -> joined(bytes, end, Arrays.copyOfRange(bytes, at, end), end);
                case 3 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
                default -> joined(bytes, at, new byte[0], random.nextInt(10) == 0 ? bytes.length : at);
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, until);
        out.writeBytes(between);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
