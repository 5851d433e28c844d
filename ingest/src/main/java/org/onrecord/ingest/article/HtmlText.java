package org.onrecord.ingest.article;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Converts HTML to plain text: inline text is joined, a block starts a paragraph, and paragraphs are separated by an empty line. */
public final class HtmlText implements NodeVisitor {
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\f]+");

    private final ParagraphBuilder paragraphs = new ParagraphBuilder();

    private HtmlText() {}

    /** Returns the text of an element, with line feeds for line breaks. */
    public static String of(Element element) {
        HtmlText text = new HtmlText();
        element.traverse(text);
        return text.paragraphs.text();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            Element parent = text.parent() instanceof Element element ? element : null;
            boolean asWritten = parent != null && parent.closest("pre, textarea") != null;
            paragraphs.add(
                    asWritten
                            ? text.getWholeText()
                            : SPACES.matcher(text.getWholeText()).replaceAll(" "));
        } else if (node instanceof Element element) {
            if (element.nameIs("br")) {
                paragraphs.lineBreak();
            } else if (element.nameIs("td") || element.nameIs("th")) {
                paragraphs.add(" ");
            } else if (element.isBlock()) {
                paragraphs.end();
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock() && !element.nameIs("td") && !element.nameIs("th")) {
            paragraphs.end();
        }
    }
}
