package org.onrecord.ingest.extract.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;

/**
 * The main text of a page, without navigation, notices, comments and links to other pages. {@link PageLayout} divides
 * the page into blocks of text, {@link BlockFeatures} measures each one, {@link BlockModel} tells which are main text,
 * and {@link PageParts} removes the parts around an article that the model took for it.
 */
public final class MainText {
    private static final BlockModel MODEL = BlockModel.read("blocks.model");

    /** The probability from which a block is main text. */
    private static final float ENOUGH = .55f;

    /** If no block reaches {@link #ENOUGH}: the smallest share of the highest probability, and the smallest probability, that count. */
    private static final float NEAR = .7f;

    private static final float LEAST = .1f;

    /** The share of linked characters from which a text is only a list of links. */
    private static final float LINKS = .9f;

    /** The fewest characters of an article in the page's data. */
    private static final int ENOUGH_CARRIED = 200;

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private MainText() {}

    /**
     * Finds the main text: paragraphs, headings, list items and quotes, separated by an empty line; the cells of a
     * table row are separated by a tab. The page does not change.
     *
     * @param title of the article, which is removed from the top of the text
     * @return the text; empty if the page has none
     */
    public static String of(Document page, String title) {
        PageLayout layout = PageLayout.of(page);
        BlockFeatures features = new BlockFeatures(layout);
        for (TextBlock block : layout.blocks) {
            block.chance = MODEL.chance(features.of(block));
        }
        layout.boxes.forEach(box -> evenOut(box, layout.blocks));
        List<TextBlock> taken = withoutCopies(taken(layout.blocks));
        PageParts.remove(layout, taken);
        if (isLinks(taken)) {
            taken.clear();
        }
        int cut = Math.max(ENOUGH_CARRIED, 2 * length(taken));
        String carried = EmbeddedArticle.of(layout.data, cut);
        return carried.length() > cut ? carried : write(withoutTitle(taken, title));
    }

    /** Gives all cells of a table the same probability, if it consists of plain cells only. */
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

    /** Returns the blocks that are probably main text; if there are none, the nearest ones. */
    private static List<TextBlock> taken(List<TextBlock> blocks) {
        double most = blocks.stream().mapToDouble(block -> block.chance).max().orElse(0);
        float enough = Math.clamp((float) most * NEAR, LEAST, ENOUGH);
        return blocks.stream().filter(block -> block.chance > enough).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Returns the number of visible characters. If the page's data have more than twice as many, the page shows only the start of its article. */
    private static int length(List<TextBlock> taken) {
        return taken.stream().mapToInt(block -> block.text.length()).sum();
    }

    private static boolean isLinks(List<TextBlock> blocks) {
        int linked = blocks.stream().mapToInt(block -> block.linkedChars).sum();
        return linked > LINKS * length(blocks);
    }

    /** Removes blocks that a page has twice, as for wide and narrow windows. */
    private static List<TextBlock> withoutCopies(List<TextBlock> blocks) {
        Set<String> seen = new HashSet<>();
        blocks.removeIf(block -> block.words >= 8 && !seen.add(block.text));
        return blocks;
    }

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
        return NEITHER_LETTER_NOR_DIGIT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static String write(List<TextBlock> blocks) {
        StringBuilder text = new StringBuilder();
        TextBlock before = null;
        for (TextBlock block : blocks) {
            if (before != null) {
                text.append(
                        (isPlainCell(before) && isPlainCell(block) && block.box.parent == before.box.parent)
                                ? "\t"
                                : "\n\n");
            }
            text.append(block.text);
            before = block;
        }
        return text.toString();
    }
}
