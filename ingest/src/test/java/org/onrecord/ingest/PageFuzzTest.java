package org.onrecord.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.ingest.article.ArticleReader;
import org.onrecord.ingest.charset.DecodedText;
import org.onrecord.ingest.extract.PageExtractor;
import org.onrecord.ingest.file.JsonLines;
import org.onrecord.ingest.file.WarcDocuments;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.pdf.Pdf;
import org.onrecord.testing.Warc;

/** A thousand pages and files, damaged at random: each is read or refused, none crashes a reader or holds it up. A failure names its seed. */
class PageFuzzTest {
    private static final int PAGES = 500;
    private static final int PDFS = 150;
    private static final int WARCS = 150;
    private static final int LINES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Basin opens | Harbour Office</title>
            <meta property="article:published_time" content="2024-05-06T10:00:00+08:00">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Basin opens","datePublished":"2024-05-06",
            "author":{"name":"Mira Okafor"}}</script>
            <link rel="canonical" href="https://port.example/basin"></head>
            <body><header><nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav></header>
            <main><article><h1>Basin opens</h1><p class="byline">By Mira Okafor, 6 May 2024</p>
            <p>The Harbour Office announced on Monday that the northern basin will be opened to fishing boats in the spring.
            <blockquote>"We have waited for two years," said the harbour master.</blockquote>
            <h2>Berths</h2><ul><li>Forty for boats<li>Two for ships</ul>
            <table><tr><td>North<td>40<tr><td>South<td>2</table><pre>  as   written </pre>
            <p>Owners write to the office before the end of February. 港口将于星期一重新开放。</p></article>
            <aside><a href="/more">More news</a></aside></main><footer>Imprint &copy; 2024 &#x1F30A;</footer></body></html>
            """;
    private static final String[] PIECES = {
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<svg>",
        "<math>",
        "<template>",
        "<select>",
        "<script>",
        "</script>",
        "<style>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<title>",
        "<body>",
        "<html>",
        "<frameset>",
        "&#0;",
        "&#xD800;",
        "\0",
        "\uFEFF",
        "<article>",
        "<h1>",
        "<time datetime=\"9999-99-99\">",
        "<meta content=\"\" property=\"\">",
        "<meta charset=utf-16>",
        "<base href=\"javascript:x\">",
        "<a href=\"http://[\">",
        "<br>",
        "<plaintext>",
        "\u202E"
    };

    @TempDir
    private Path folder;

    @Test
    void readsAnyPage() {
        each("page", PAGES, seed -> {
            Random random = new Random(seed);
            byte[] page = pieces(PAGE, random).getBytes(UTF_8);
            byte[] damaged = random.nextBoolean() ? page : damaged(page, random);
            PageExtractor.extract(DecodedText.of(damaged, null).text(), "https://port.example/basin");
            ArticleReader.read(damaged, "text/html", null, "https://port.example/basin");
        });
    }

    @Test
    void readsAnyPdf() {
        byte[] pdf = Pdf.of()
                .lines(72, 72, "The basin opens in the spring,", "says the Harbour Office.")
                .bytes();
        each(
                "PDF",
                PDFS,
                seed -> ArticleReader.read(
                        damaged(pdf, new Random(seed)), "application/pdf", null, "https://port.example/basin.pdf"));
    }

    @Test
    void readsAnyWarc() {
        byte[] record = Warc.response("https://port.example/basin", 200, "text/html", PAGE.getBytes(UTF_8));
        byte[] plain = Warc.join(record, record);
        byte[] packed = Warc.join(Warc.gzip(record), Warc.gzip(record));
        Path file = folder.resolve("fuzz.warc");
        each("WARC", WARCS, seed -> {
            Random random = new Random(seed);
            Files.write(file, damaged(random.nextBoolean() ? plain : packed, random));
            new WarcDocuments("fuzz", file, folder, Instant.EPOCH, Instant.EPOCH).read(new Deaf());
        });
    }

    @Test
    void readsAnyLines() {
        byte[] plain = """
                {"id":"17","publisher":"Harbour Office","country":"AA","date":"2024-05-06","title":"Basin","text":"It opens."}
                {"url":"https://port.example/18","text":"It closes. \\ud83c\\udf0a","fetched":"2024-05-06T07:08:09Z"}
                """.repeat(3).getBytes(UTF_8);
        byte[] packed = Warc.gzip(plain);
        each("line", LINES, seed -> {
            Random random = new Random(seed);
            boolean pack = random.nextInt(3) == 0;
            byte[] damaged = damaged(pack ? packed : plain, random);
            new JsonLines("fuzz", pack ? "a.jsonl.gz" : "a.jsonl", "a.jsonl", Instant.EPOCH)
                    .read(new ByteArrayInputStream(damaged), item -> {});
        });
    }

    private static void each(String what, int times, ThrowingConsumer<Integer> reading) {
        for (int seed = 0; seed < times; seed++) {
            int of = seed;
            assertTimeoutPreemptively(PATIENCE, () -> guarded(what, of, reading), "the " + what + " of seed " + seed);
        }
    }

    private static void guarded(String what, int seed, ThrowingConsumer<Integer> reading) {
        try {
            reading.accept(seed);
        } catch (Throwable e) {
            throw new AssertionError("the " + what + " of seed " + seed + " crashes its reader", e);
        }
    }

    /** The page with pieces of markup put in, repeated, and cut out. */
    private static String pieces(String page, Random random) {
        StringBuilder mixed = new StringBuilder(page);
        for (int i = random.nextInt(40); i >= 0; i--) {
            int at = random.nextInt(mixed.length());
            switch (random.nextInt(4)) {
                case 0 -> mixed.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> mixed.insert(at, PIECES[random.nextInt(PIECES.length)].repeat(random.nextInt(600)));
                case 2 -> mixed.insert(at, page, random.nextInt(page.length() / 2), page.length() / 2);
                default -> mixed.delete(at, Math.min(mixed.length() - 1, at + random.nextInt(60)));
            }
        }
        return mixed.toString();
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) "<>/[]()0123456789 \n".charAt(random.nextInt(19));
                case 3 -> {
                    int length = Math.min(random.nextInt(64), bytes.length - at);
                    System.arraycopy(whole, random.nextInt(whole.length - length), bytes, at, length);
                }
                default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, Math.max(16, at)) : bytes;
            }
        }
        return bytes;
    }

    private static final class Deaf implements WarcDocuments.Listener {
        @Override
        public void item(Item item) {}

        @Override
        public void skipped(String reason) {}

        @Override
        public void reached(long bytes) {}
    }
}
