package org.onrecord.ingest.extract.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;

/**
 * The main text of a page: what a visitor came for, without navigation, notices, comments, links to other pages, and the like. The page
 * is laid out as blocks of text ({@link Layout}), each block is measured ({@link Features}), and a trained model says which are main text
 * ({@link BlockModel}).
 */
public final class MainText {
    private static final BlockModel MODEL = BlockModel.read("blocks.model");

    /** The chance from which a block is taken. */
    private static final float ENOUGH = .5f;

    private MainText() {}

    /**
     * Finds the main text: paragraphs, headings, list items and quotes divided by an empty line, the cells of a table's row by a tab. The
     * page stays as it is.
     *
     * @param title of the article; not repeated at the top of the text
     * @return the text; empty where the page has none
     */
    public static String of(Document page, String title) {
        Layout layout = Layout.of(page);
        Features features = new Features(layout);
        for (Block block : layout.blocks) {
            block.chance = MODEL.chance(features.first(block));
        }
        List<Block> taken = new ArrayList<>();
        for (Block block : layout.blocks) {
            if (block.chance > ENOUGH) {
                taken.add(block);
            }
        }
        return write(withoutTitle(withoutCopies(taken), title));
    }

    /** Without blocks that a page shows twice, as for wide and narrow windows. */
    private static List<Block> withoutCopies(List<Block> blocks) {
        Set<String> seen = new HashSet<>();
        blocks.removeIf(block -> block.words >= 8 && !seen.add(block.text));
        return blocks;
    }

    /** Without the title, where it stands among the first blocks. */
    private static List<Block> withoutTitle(List<Block> blocks, String title) {
        String plain = plain(title);
        for (int i = 0; i < Math.min(3, blocks.size()) && !plain.isEmpty(); i++) {
            Block block = blocks.get(i);
            String words = plain(block.text);
            if (words.equals(plain)
                    || block.box.mark == Mark.HEADING1 && (plain.startsWith(words) || words.startsWith(plain))) {
                blocks.remove(i);
                break;
            }
        }
        return blocks;
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String write(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        Block before = null;
        for (Block block : blocks) {
            if (before != null) {
                text.append(isNextCell(before, block) ? "\t" : "\n\n");
            }
            text.append(block.text);
            before = block;
        }
        return text.toString();
    }

    private static boolean isNextCell(Block before, Block block) {
        return block.box.mark == Mark.CELL
                && before.box.mark == Mark.CELL
                && block.box.parent == before.box.parent
                && block.box != before.box
                && block.box.blocks() == 1
                && before.box.blocks() == 1;
    }
}
