package org.onrecord.ingest.extract.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;

/**
 * The main text of a page: what a visitor came for, without navigation, notices, comments, links to other pages, and the like. The page
 * is laid out as blocks of text ({@link PageLayout}), each block is measured ({@link BlockFeatures}), and a trained model says which are main text
 * ({@link BlockModel}).
 */
public final class MainText {
    private static final BlockModel MODEL = BlockModel.read("blocks.model");

    /** The chance from which a block is taken. */
    private static final float ENOUGH = .55f;

    /** Where no block of a page has {@link #ENOUGH}: the part of the best one's chance, and the chance, from which one is taken. */
    private static final float NEAR = .7f;

    private static final float LEAST = .1f;

    /** Words beside the comments, and what part of the comments' words they are, from which they are what the page is about. */
    private static final float ENOUGH_BESIDE = 50;

    private static final float PART_BESIDE = .3f;

    /** How many boxes out a box's name still counts. */
    private static final int FAR = 12;

    /** The part of linked characters from which a text is but links. */
    private static final float LINKS = .9f;

    /** The characters from which an article in a page's data is one. */
    private static final int ENOUGH_CARRIED = 200;

    private MainText() {}

    /**
     * Finds the main text: paragraphs, headings, list items and quotes divided by an empty line, the cells of a table's row by a tab. The
     * page stays as it is.
     *
     * @param title of the article; not repeated at the top of the text
     * @return the text; empty where the page has none
     */
    public static String of(Document page, String title) {
        PageLayout layout = PageLayout.of(page);
        BlockFeatures features = new BlockFeatures(layout);
        for (TextBlock block : layout.blocks) {
            block.chance = MODEL.chance(features.of(block));
        }
        layout.boxes.forEach(box -> evenOut(box, layout.blocks));
        List<TextBlock> taken = withoutComments(withoutCopies(taken(layout.blocks)));
        if (isLinks(taken)) {
            taken.clear();
        }
        int cut = Math.max(ENOUGH_CARRIED, 2 * length(taken));
        String carried = EmbeddedArticle.of(layout.data, cut);
        return carried.length() > cut ? carried : write(withoutTitle(taken, title));
    }

    /** The cells of a table of nothing but plain cells stand or fall together. */
    private static void evenOut(LayoutBox table, List<TextBlock> all) {
        if (table.mark != TagRole.TABLE || table.blocks() == 0) {
            return;
        }
        List<TextBlock> cells = all.subList(table.first, table.end);
        float sum = 0;
        for (TextBlock cell : cells) {
            LayoutBox row = cell.box.parent;
            if (!isPlainCell(cell) || row == null || row.parent != table) {
                return;
            }
            sum += cell.chance;
        }
        for (TextBlock cell : cells) {
            cell.chance = sum / cells.size();
        }
    }

    private static boolean isPlainCell(TextBlock block) {
        return block.box.mark == TagRole.CELL && block.box.blocks() == 1;
    }

    /** The blocks that are likely main text; where none is, those that come near it. */
    private static List<TextBlock> taken(List<TextBlock> blocks) {
        float most = 0;
        for (TextBlock block : blocks) {
            most = Math.max(most, block.chance);
        }
        float enough = Math.clamp(most * NEAR, LEAST, ENOUGH);
        List<TextBlock> taken = new ArrayList<>();
        for (TextBlock block : blocks) {
            if (block.chance > enough) {
                taken.add(block);
            }
        }
        return taken;
    }

    /** The characters shown: a page that carries more than twice as many as data shows but the beginning of its article. */
    private static int length(List<TextBlock> taken) {
        int length = 0;
        for (TextBlock block : taken) {
            length += block.text.length();
        }
        return length;
    }

    /** Without what stands in boxes called comments, except where that is the most of it: the contributions of a forum bear that name, too. */
    private static List<TextBlock> withoutComments(List<TextBlock> blocks) {
        float comments = 0;
        float others = 0;
        for (TextBlock block : blocks) {
            if (isComment(block)) {
                comments += block.words;
            } else {
                others += block.words;
            }
        }
        if (others >= ENOUGH_BESIDE && others > comments * PART_BESIDE) {
            blocks.removeIf(MainText::isComment);
        }
        return blocks;
    }

    private static boolean isComment(TextBlock block) {
        return block.box.up[ElementTraits.COMMENT] <= FAR;
    }

    /** Whether blocks are a list of links and nothing else. */
    private static boolean isLinks(List<TextBlock> blocks) {
        int chars = 0;
        int linked = 0;
        for (TextBlock block : blocks) {
            chars += block.text.length();
            linked += block.linkedChars;
        }
        return linked > LINKS * chars;
    }

    /** Without blocks that a page shows twice, as for wide and narrow windows. */
    private static List<TextBlock> withoutCopies(List<TextBlock> blocks) {
        Set<String> seen = new HashSet<>();
        blocks.removeIf(block -> block.words >= 8 && !seen.add(block.text));
        return blocks;
    }

    /** Without the title, where it stands among the first blocks. */
    private static List<TextBlock> withoutTitle(List<TextBlock> blocks, String title) {
        String plain = plain(title);
        for (int i = 0; i < Math.min(3, blocks.size()) && !plain.isEmpty(); i++) {
            TextBlock block = blocks.get(i);
            String words = plain(block.text);
            if (words.equals(plain)
                    || block.box.mark == TagRole.HEADING1 && (plain.startsWith(words) || words.startsWith(plain))) {
                blocks.remove(i);
                break;
            }
        }
        return blocks;
    }

    private static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i += Character.charCount(lower.codePointAt(i))) {
            int c = lower.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.appendCodePoint(c);
            }
        }
        return plain.toString();
    }

    private static String write(List<TextBlock> blocks) {
        StringBuilder text = new StringBuilder();
        TextBlock before = null;
        for (TextBlock block : blocks) {
            if (before != null) {
                text.append(isNextCell(before, block) ? "\t" : "\n\n");
            }
            text.append(block.text);
            before = block;
        }
        return text.toString();
    }

    private static boolean isNextCell(TextBlock before, TextBlock block) {
        return isPlainCell(before) && isPlainCell(block) && block.box.parent == before.box.parent;
    }
}
