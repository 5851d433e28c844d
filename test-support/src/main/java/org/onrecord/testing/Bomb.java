package org.onrecord.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A document that is small to send and large to read: compressed, nested, wide, long-lined or cyclic.
 *
 * @param name what it is, e.g. {@code html nested div}
 * @param suffix of a file of its kind, e.g. {@code .html}
 * @param mediaType of its kind
 */
public record Bomb(String name, String suffix, String mediaType, byte[] bytes) {
    /** One shape of a bomb: what comes first, what is repeated, and what comes last. */
    private record Shape(String name, String first, String repeated, String last, int most) {}

    private static final int MANY = 4_000_000;

    private static final List<Shape> PAGES = List.of(
            new Shape("wide paragraphs", "", "<p>a", "", MANY),
            new Shape("comments", "<p>a", "<!---->", "", MANY),
            new Shape("attributes", "<p ", "a%d ", ">a", 400_000),
            new Shape("tags with attributes", "", "<p a b c d e f g h i j k l m n o p>", "", 200_000),
            new Shape("formatting opened again", "<b a><i b><u c><em d><s e><big f>", "<p>a", "", 149_000),
            new Shape("nested div", "", "<div>", "a", MANY),
            new Shape("nested tables", "", "<table><tr><td>", "a", 100_000),
            new Shape("nested templates", "", "<template>", "a", 100_000),
            new Shape("nested lists", "", "<ul><li>a", "", 70_000),
            new Shape("misnested formatting", "", "<b><p></b>", "a", 49_000),
            new Shape("foreign elements", "<svg>", "<g><foreignObject><p>", "a", 49_000),
            new Shape("options", "<select>", "<option>a", "", 140_000),
            new Shape("entities", "<p>", "&amp;&#x4e2d;", "", 1_000_000),
            new Shape("one long line", "<p>", "word ", "", 3_000_000),
            new Shape("one long word", "<p>", "wordwordword", "", 1_000_000),
            new Shape("one long ideographic line", "<p>", "\u4e2d\u56fd", "", 1_900_000),
            new Shape("dates", "<p>", "5 March 2024, 10:00; ", "", 190_000),
            new Shape(
                    "linked data objects",
                    "<script type='application/ld+json'>[",
                    "{\"@type\":\"Article\"},",
                    "0]</script>",
                    150_000),
            new Shape("linked data brackets", "<script type='application/ld+json'>", "[", "</script>", 3_000_000),
            new Shape("metas", "", "<meta name=author content='Ada Quill'>", "<p>a", 100_000),
            new Shape("headings", "", "<h1>The dam %d</h1>", "", 70_000),
            new Shape("links", "", "<li><a href='/%d'>More about it</a>", "", 70_000),
            new Shape(
                    "articles within articles",
                    "",
                    "<article><p>The dam has done great harm to our farmers, he said.",
                    "",
                    60_000));

    private static final List<Shape> LISTS = List.of(
            new Shape("items", "<rss><channel>", "<item/>", "", MANY),
            new Shape("titled items", "<rss><channel>", "<item><guid>%d</guid><title>a</title></item>", "", 20_000),
            new Shape("items within items", "<rss><channel>", "<item><title>a</title><description>a", "", 70_000),
            new Shape("escaped markup", "<rss><channel><item><description>", "&lt;p&gt;a", "", 400_000),
            new Shape("namespaces", "<rss><channel>", "<a xmlns:n%d='http://a.example/%d'>", "<item/>", 100_000),
            new Shape("nested elements", "<rss><channel><item>", "<a>", "", MANY),
            new Shape(
                    "entity definitions",
                    "<!DOCTYPE a [",
                    "<!ENTITY e%d '&e0;&e0;&e0;'>",
                    "]><rss><channel><item>&e9;",
                    100_000),
            new Shape("unparsed text", "<rss><channel><item><description><![CDATA[", "<p>a", "", 140_000),
            new Shape("JSON brackets", "{\"items\":", "[", "", MANY),
            new Shape("JSON items", "{\"items\":[", "{},", "{}]}", MANY),
            new Shape("JSON numbers", "{\"items\":[", "0,", "0]}", MANY));

    private static final List<Shape> MARKDOWN = List.of(
            new Shape("quotes", "", ">", " a", 900_000),
            new Shape("pictures in pictures", "", "![", "a", 450_000),
            new Shape("lists", "", "* a\n", "", 200_000),
            new Shape("lists in lists", "", "- ", "a", 450_000),
            new Shape("emphasis", "", "*a **a ", "", 120_000),
            new Shape("backticks", "", "`a``b", "", 150_000),
            new Shape("definitions", "", "[a%d]: /b\n", "[a1]", 60_000),
            new Shape("markup", "", "<p>a", "", 240_000));

    private static final List<Shape> HEADERS = List.of(
            new Shape("brackets", "", "[", "", 60_000),
            new Shape("dashes", "", "- ", "a", 30_000),
            new Shape("mappings", "", "{a: ", "", 15_000),
            new Shape("a cycle", "title: &a [", "*a, ", "*a]", 10_000),
            new Shape("aliases", "a: &a [1]\n", "b%d: [*a, *a, *a]\n", "", 2_000),
            new Shape("a long line", "title: ", "a", "", 60_000),
            new Shape("a long key", "", "a", ": b", 60_000));

    private static final List<Shape> LINES = List.of(
            new Shape("brackets", "\"more\":", "[", "", MANY),
            new Shape("wide array", "\"more\":[", "[],", "0]", 1_300_000),
            new Shape("nested objects", "\"more\":", "{\"a\":", "", 1_000_000),
            new Shape("fields", "", "\"f%d\":1,", "\"g\":1", 300_000),
            new Shape("a long number", "\"more\":", "9", "", 2_000_000),
            new Shape("a long text", "\"title\":\"", "a", "\"", 9_000_000),
            new Shape("escapes", "\"title\":\"", "\\u4e2d", "\"", 1_000_000));

    private static final List<Shape> DRAWINGS = List.of(
            new Shape("strings", "[", "(a)", "", 12_000_000),
            new Shape("arrays", "", "[ ", "", 5_000_000),
            new Shape("numbers", "", "0 ", "", 40_000_000),
            new Shape("dictionaries", "", "<</A ", "", 3_000_000),
            new Shape("saved states", "", "q ", "", 20_000_000),
            new Shape("glyphs", "BT /F1 12 Tf ", "(aaaaaaaaaaaaaaaaaaaa) Tj ", "ET", 500_000),
            new Shape("spaces", "", "        ", "", 40_000_000));

    /** Returns a page. */
    public static Bomb page(Random random) {
        Shape shape = any(PAGES, random);
        return of("page of " + shape.name(), ".html", "text/html; charset=utf-8", text(shape, random));
    }

    /** Returns a feed. */
    public static Bomb list(Random random) {
        Shape shape = any(LISTS, random);
        return of("feed of " + shape.name(), ".xml", "application/rss+xml", text(shape, random));
    }

    /** Returns a text in Markdown. */
    public static Bomb markdown(Random random) {
        Shape shape = any(MARKDOWN, random);
        return of("Markdown of " + shape.name(), ".md", "text/markdown", text(shape, random));
    }

    /** Returns the YAML of a sidecar. */
    public static Bomb header(Random random) {
        Shape shape = any(HEADERS, random);
        return of("sidecar of " + shape.name(), ".meta.yaml", "application/yaml", text(shape, random));
    }

    /** Returns a line with a document of that id. */
    public static Bomb line(String id, Random random) {
        Shape shape = any(LINES, random);
        String line = "{\"id\":\"" + id + "\",\"text\":\"The dam holds.\","
                + text(shape, random).replace("\n", " ") + "}";
        return of("line of " + shape.name(), ".jsonl", "application/json", line);
    }

    /** Returns a PDF file. */
    public static Bomb pdf(Random random) {
        try {
            if (random.nextInt(4) == 0) {
                String field =
                        random.nextBoolean() ? "/Subtype /Image" : "/DecodeParms<</Predictor 12/Columns 2000000000>>";
                return new Bomb(
                        "PDF with a font file and " + field,
                        ".pdf",
                        "application/pdf",
                        PdfBomb.ofFontFile(300 << 20, field));
            }
            Shape shape = any(DRAWINGS, random);
            byte[] content = text(shape, random).getBytes(StandardCharsets.US_ASCII);
            return new Bomb("PDF of " + shape.name(), ".pdf", "application/pdf", PdfBomb.ofContent(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns this bomb compressed. */
    public byte[] packed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Bomb of(String name, String suffix, String mediaType, String text) {
        return new Bomb(name, suffix, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Shape any(List<Shape> shapes, Random random) {
        return shapes.get(random.nextInt(shapes.size()));
    }

    /** Repeats up to the most, often exactly the most: limits break at their edges. */
    private static String text(Shape shape, Random random) {
        int times = random.nextBoolean() ? shape.most() : 1 + random.nextInt(shape.most());
        if (!shape.repeated().contains("%d")) {
            return shape.first() + shape.repeated().repeat(times) + shape.last();
        }
        StringBuilder text = new StringBuilder(shape.first());
        for (int i = 0; i < times; i++) {
            text.append(shape.repeated().replace("%d", Integer.toString(i)));
        }
        return text.append(shape.last()).toString();
    }
}
