package org.onrecord.ingest.article;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.reading.DocumentLimits;

/**
 * Converts Markdown to plain text: headings, paragraphs, list items and quotes become paragraphs; links and emphasis
 * become their words, HTML its text. A first-level heading at the top is the title, and stays in the text.
 */
public final class MarkdownText {
    /** How deep quotes, lists and emphasis are nested; what is deeper is text. */
    private static final int DEEPEST = 64;

    private MarkdownText() {}

    public static Page read(String markdown) {
        Node root = Parser.builder()
                .maxOpenBlockParsers(DEEPEST)
                .maxInlineNesting(DEEPEST)
                .build()
                .parse(DocumentLimits.checkMarkdown(markdown));
        Words words = new Words();
        root.accept(words);
        return Page.of(title(root), words.paragraphs.text());
    }

    private static String title(Node root) {
        if (root.getFirstChild() instanceof Heading heading && heading.getLevel() == 1) {
            Words words = new Words();
            heading.accept(words);
            return words.paragraphs.text();
        }
        return "";
    }

    // commonmark's text renderer puts quotes in guillemets and adds link targets, which would pass for quoted speech.
    private static final class Words extends AbstractVisitor {
        private final ParagraphBuilder paragraphs = new ParagraphBuilder();

        @Override
        public void visit(Paragraph paragraph) {
            visitChildren(paragraph);
            paragraphs.end();
        }

        @Override
        public void visit(Heading heading) {
            visitChildren(heading);
            paragraphs.end();
        }

        @Override
        public void visit(Text text) {
            paragraphs.add(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            paragraphs.add(code.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak softLineBreak) {
            paragraphs.add(" ");
        }

        @Override
        public void visit(HardLineBreak hardLineBreak) {
            paragraphs.lineBreak();
        }

        @Override
        public void visit(FencedCodeBlock block) {
            paragraphs.add(block.getLiteral());
            paragraphs.end();
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            paragraphs.add(block.getLiteral());
            paragraphs.end();
        }

        @Override
        public void visit(HtmlBlock block) {
            paragraphs.add(Jsoup.parseBodyFragment(DocumentLimits.check(block.getLiteral()))
                    .text());
            paragraphs.end();
        }

        @Override
        public void visit(HtmlInline inline) {
            if (inline.getLiteral().toLowerCase(java.util.Locale.ROOT).startsWith("<br")) {
                paragraphs.lineBreak();
            }
        }
    }
}
