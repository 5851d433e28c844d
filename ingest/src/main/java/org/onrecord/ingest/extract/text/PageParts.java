package org.onrecord.ingest.extract.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a page around its article that {@link BlockModel} may take for main text: readers' comments, captions, teasers, appeals, notes
 * on the author and legal notices. A part is known by the name or tag of its box, if the box does not hold the core of the article, or by its
 * words.
 */
final class PageParts {
    /** The boxes that are no article wherever they stand, and those that are none beside the core and after it. */
    private static final int[] NEVER = ElementTraits.indexes(
            List.of("author", "legal"),
            List.of(TagRole.FOOTER, TagRole.NAVIGATION, TagRole.FORM, TagRole.ASIDE, TagRole.CAPTION));

    private static final int[] BESIDE = ElementTraits.indexes(List.of("sidebar"), List.of(TagRole.FIGURE));

    private static final int[] AFTER =
            ElementTraits.indexes(List.of("footer", "subscribe", "consent", "related", "ad", "nav"), List.of());

    /** The largest share of the words that a part has, and that one does which is no article wherever it stands. */
    private static final float PART = .15f;

    private static final float LARGE_PART = .3f;

    /** How many boxes up a name still counts. */
    private static final int FAR = 12;

    /** The smallest number of words that are left beside comments. */
    private static final float ENOUGH_BESIDE = 50;

    /** The smallest share of the words of comments that is left beside them. */
    private static final float PART_BESIDE = .1f;

    /** From how many boxes of one path on one is a list's. */
    private static final int SEVERAL = 3;

    private final PageLayout layout;
    private final List<TextBlock> taken;
    private float total;
    private @Nullable LayoutBox core;

    private PageParts(PageLayout layout, List<TextBlock> taken) {
        this.layout = layout;
        this.taken = taken;
    }

    /** Removes the parts around the article from the blocks that were taken for main text. */
    static void remove(PageLayout layout, List<TextBlock> taken) {
        PageParts parts = new PageParts(layout, taken);
        parts.findCore();
        parts.removeComments();
        parts.findCore();
        taken.removeIf(parts::isAround);
        parts.removeByWords();
    }

    /**
     * Removes blocks whose words tell that they are no part of the article, unless the page consists of such, as a privacy policy does. A note
     * on the author is one at the end only.
     */
    private void removeByWords() {
        List<TextBlock> found = new ArrayList<>();
        float most = PART * total;
        float words = 0;
        float after = 0;
        for (TextBlock block : taken.reversed()) {
            if (block.words <= most && (PagePart.isAny(block) || after <= most && PagePart.AUTHOR.fits(block))) {
                found.add(block);
                words += block.words;
            } else {
                after += block.words;
            }
        }
        if (words <= total / 4) {
            taken.removeAll(new HashSet<>(found));
        }
    }

    /** Removes comments, unless they are most of the text: forums name their posts so. */
    private void removeComments() {
        Set<Long> items = commentItems();
        int end = thread();
        float beside = words(block -> !isComment(block, items, end));
        if (beside >= ENOUGH_BESIDE && beside > PART_BESIDE * (total - beside)) {
            taken.removeIf(block -> isComment(block, items, end));
        }
    }

    private float words(Predicate<TextBlock> counted) {
        return (float)
                taken.stream().filter(counted).mapToDouble(block -> block.words).sum();
    }

    private static boolean isComment(TextBlock block, Set<Long> items, int end) {
        byte[] up = block.box.up;
        int named = up[ElementTraits.COMMENT];
        if (block.index >= end || named <= FAR && up[ElementTraits.BODY] >= named) {
            return true;
        }
        LayoutBox box = block.box;
        for (int i = 0; i < FAR && !items.isEmpty() && box != null; i++) {
            if (items.contains(box.path)) {
                return true;
            }
            box = box.parent;
        }
        return false;
    }

    /** Returns the index of the heading of the comments; the number of blocks if there is none. */
    private int thread() {
        for (TextBlock block : layout.blocks) {
            if (PagePart.THREAD.fits(block)
                    && block.box.mark != TagRole.ITEM
                    && block.box.twins.count < SEVERAL
                    && words(other -> other.index < block.index) >= ENOUGH_BESIDE) {
                return block.index;
            }
        }
        return layout.blocks.size();
    }

    /** Returns the paths of repeated boxes that each hold a control to reply. */
    private Set<Long> commentItems() {
        Set<Long> once = new HashSet<>();
        Set<Long> items = new HashSet<>();
        for (TextBlock block : layout.blocks) {
            if (PagePart.REPLY.fits(block)) {
                LayoutBox item = block.box;
                while (item.parent != null && item.words < block.words + 5) {
                    item = item.parent;
                }
                if (item.twins.count > 1 && item.taken < total / 3 && !once.add(item.path)) {
                    items.add(item.path);
                }
            }
        }
        for (LayoutBox box = core; box != null; box = box.parent) {
            items.remove(box.path);
        }
        return items;
    }

    /** Finds the smallest box with most of the words. */
    private void findCore() {
        layout.boxes.forEach(box -> box.taken = 0);
        total = 0;
        for (TextBlock block : taken) {
            block.box.taken += block.words;
            total += block.words;
        }
        for (int i = layout.boxes.size() - 1; i > 0; i--) {
            LayoutBox inner = layout.boxes.get(i);
            LayoutBox outer = inner.parent;
            if (outer != null) {
                outer.taken += inner.taken;
            }
        }
        for (LayoutBox box : layout.boxes) {
            if (box.taken > total / 2) {
                core = box;
            }
        }
    }

    private boolean isAround(TextBlock block) {
        LayoutBox within = core;
        if (within == null) {
            return false;
        }
        boolean after = block.index >= within.end;
        boolean beside = after || block.index < within.first;
        LayoutBox box = block.box;
        for (int i = 0; i < FAR && box != null && box != core && box.taken <= LARGE_PART * total; i++) {
            boolean small = box.taken <= PART * total;
            if (box.has(NEVER) || small && (beside && box.has(BESIDE) || after && box.has(AFTER))) {
                return true;
            }
            box = box.parent;
        }
        return false;
    }
}
