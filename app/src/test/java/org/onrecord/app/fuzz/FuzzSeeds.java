package org.onrecord.app.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.onrecord.testing.Warc;

/** The inputs from which Jazzer starts, and the pieces that it puts into them. */
final class FuzzSeeds {
    private static final Path GOLDEN = Path.of("../events/src/test/resources/golden");

    static final String ISSUE = """
            id: harbour
            title: The harbour
            languages: [en, zh]
            terms: [gate, "=Basin", 港口]
            topics:
              - id: gates
                label: Gates
                examples: [The gates are shut.]
            claims:
              - id: keep-shut
                text: The gates stay shut.
                favor: [The gates must stay shut.]
                against: [Open the gates.]
            actors:
              - id: otto-marsh
                names: {en: [Otto Marsh, Marsh], zh: [马港]}
                kind: person
                side: AA
                tier: 1
            """;

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

    private static final String RSS = """
            <?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY x "y">]>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Harbour office</title><link>https://harbours.example/</link><language>en</language>
            <item><title>Piers &amp; cranes &eacute;</title><link>/piers</link><guid isPermaLink="false">n-7</guid>
            <pubDate>Tue, 05 Mar 2024 09:30:00 +0800</pubDate><dc:creator>A. Mole</dc:creator>
            <description>&lt;p style="color: red"&gt;Two piers open.&lt;/p&gt;</description>
            <content:encoded><![CDATA[<p>Ships <a href="plan">may</a> land.</p><script>go()</script>]]></content:encoded>
            </item></channel></rss>""";

    private static final String ATOM = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://docks.example/" xml:lang="fr"><id>urn:docks</id>
            <title type="html">Quais &lt;b&gt;nord&lt;/b&gt;</title><link rel="self" href="atom.xml"/>
            <entry xml:base="2024/"><id>urn:1</id><link href="quai"/><published>2024-03-05T09:30:00Z</published>
            <author><name>A. Mole</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Le
            <a href="plan">plan</a>.</div></content></entry><entry><content mode="base64">U2hpcHM=</content></entry></feed>""";

    private static final String RDF = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
            <channel rdf:about="https://harbours.example/rdf"><title>Harbour</title></channel>
            <item rdf:about="https://harbours.example/1"><title>港口开放</title><link>https://harbours.example/1</link></item>
            </rdf:RDF>""";

    private static final String JSON_FEED = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "items": [{"id": "7", "url": "/7",
            "content_html": "<p>Open.</p>", "date_published": "2024-03-05T09:30:00+08:00", "authors": [{"name": "A"}]}]}""";

    private static final String PDF = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
            4 0 obj<</Length 87>>stream
            BT /F1 12 Tf 72 700 Td (The basin opens in the spring,) Tj 0 -14 Td (says the office.) Tj ET
            endstream endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            trailer<</Root 1 0 R/Size 6>>
            %%EOF
            """;

    private static final String LINES = """
            {"id":"17","publisher":"Harbour Office","country":"AA","date":"2024-05-06","title":"Basin","text":"It opens."}
            {"url":"https://port.example/18","text":"It closes. \\ud83c\\udf0a","fetched":"2024-05-06T07:08:09Z"}
            """;

    private static final String CATALOGUE = """
            sources:
              - id: port
                name: Harbour Office
                url: https://port.example/news
                kind: list
                every: 30 m
                language: en
                match: "/20\\\\d\\\\d/"
            """;

    private static final String SIDECAR = """
            title: Basin opens
            date: 2024-05-06
            publisher: Harbour Office
            country: AA
            language: en
            url: https://port.example/basin
            """;

    private static final String STATEMENTS = """
            RT @marsh: “The gates are shut,” said Otto Marsh, spokesman for the Harbour Office. He added that the lamps are lit.
            According to the keeper, “the pilot claimed that the U.S. Mr. Brook’s boat was ''late''”.
            Q: Are the gates shut?
            Otto Marsh: No. 5 — they are [open] (since 28:44).
            记者：港口开放了吗？
            发言人：他说“港口已经关闭”，并表示『不会开放』。 😀
            """;

    private static final List<String> MARKUP = List.of(
            "<div>",
            "<table>",
            "<td>",
            "<svg>",
            "<math>",
            "<template>",
            "<select>",
            "<script>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<frameset>",
            "&#0;",
            "&#xD800;",
            "&#x110000;",
            "\uFEFF",
            "<time datetime=\"9999-99-99\">",
            "<meta charset=utf-16>",
            "<base href=\"javascript:x\">",
            "<a href=\"http://[\">",
            "<plaintext>",
            "\u202E",
            "<?xml",
            "<!DOCTYPE x [",
            "<item>",
            "xmlns=\"\"");

    private static final List<String> WORDS = List.of(
            "Otto Marsh",
            " said ",
            " that ",
            "“",
            "”",
            "\"",
            "''",
            "「",
            "」",
            "『",
            "』",
            "，",
            "。",
            "\n\n",
            ": ",
            "记者",
            "发言人",
            "表示",
            "他说",
            "😀",
            "\u202e",
            "\u200b",
            "according to ",
            " are shut",
            "Mr. ",
            "U.S. ",
            "—",
            "’",
            "«",
            "»",
            "\u2028",
            "RT @marsh: ");

    private FuzzSeeds() {}

    /** Returns the inputs from which a target starts. */
    static List<byte[]> of(FuzzTarget target) throws IOException {
        return switch (target) {
            case HTML -> texts(PAGE);
            case FEED -> texts(RSS, ATOM, RDF, JSON_FEED);
            case PDF -> texts(PDF);
            case WARC -> {
                byte[] record = Warc.response("https://port.example/basin", 200, "text/html", PAGE.getBytes(UTF_8));
                yield List.of(Warc.join(record, record), Warc.join(Warc.gzip(record), Warc.gzip(record)));
            }
            case LINES -> texts(LINES);
            case YAML -> texts(ISSUE, CATALOGUE);
            case SIDECAR -> texts(SIDECAR);
            case RECORD -> golden();
            case STATEMENTS -> texts(STATEMENTS);
            case QUERY -> texts("gates \"shut on monday\" | lamps -basin", "港口 \"关闭\"");
        };
    }

    /** Returns the pieces that are put into inputs of a target. */
    static List<String> pieces(FuzzTarget target) {
        return switch (target) {
            case HTML, FEED, WARC -> MARKUP;
            case STATEMENTS, QUERY -> WORDS;
            case PDF, LINES, YAML, SIDECAR, RECORD -> List.of();
        };
    }

    private static List<byte[]> texts(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    private static List<byte[]> golden() throws IOException {
        List<byte[]> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            for (Path file : files.sorted().toList()) {
                records.add(Files.readAllBytes(file));
            }
        }
        return records;
    }
}
