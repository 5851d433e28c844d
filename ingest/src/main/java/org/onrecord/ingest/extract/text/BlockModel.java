package org.onrecord.ingest.extract.text;

import org.onrecord.events.resource.Resources;

/**
 * Computes the probability that a block is main text, with boosted decision trees over the columns of {@link
 * BlockFeatures} that {@code training/extract/train.py} makes. The resource has one tree a line, with its nodes from
 * the root down, left before right. A node is {@code column<threshold}, whose left side has values up to the threshold;
 * a leaf is a number. The first line is the base.
 */
final class BlockModel {
    /** How many trees are evaluated before each check whether the rest can still change the result. */
    private static final int STRIDE = 8;

    private static final float CLEAR = 2.2f;

    private final float base;

    /** The absolute sum after each stride from which the result is clear. */
    private final float[] clear;

    private final int[] roots;
    private final long[] nodes;

    private BlockModel(float base, int[] roots, long[] nodes) {
        this.base = base;
        this.clear = new float[roots.length / STRIDE];
        for (int i = 0; i < clear.length; i++) {
            clear[i] = clear((i + 1) * STRIDE, roots.length);
        }
        this.roots = roots;
        this.nodes = nodes;
    }

    /** Returns the sum from which the result is clear: the fewer trees are left, the less they can change. */
    private static float clear(int trees, int all) {
        return Math.min(CLEAR, .25f + 2.6f * (all - trees) / all);
    }

    static BlockModel read(String resource) {
        return parse(Resources.text(BlockModel.class, resource));
    }

    static BlockModel parse(String text) {
        String[] lines = text.strip().split("\n");
        String[][] trees = new String[lines.length - 1][];
        int size = 0;
        for (int i = 0; i < trees.length; i++) {
            trees[i] = lines[i + 1].split(" ");
            size += trees[i].length;
        }
        Builder builder = new Builder(size);
        int[] roots = new int[trees.length];
        for (int i = 0; i < trees.length; i++) {
            roots[i] = builder.at;
            builder.nodes(trees[i], 0);
        }
        return new BlockModel(Float.parseFloat(lines[0]), roots, builder.nodes);
    }

    /** Returns the probability for the columns of a block. Stops early once the result is clear. */
    float chance(float[] row) {
        float sum = base;
        for (int i = 0; i < roots.length; i++) {
            int at = roots[i];
            long node = nodes[at];
            while (node >= 0) {
                at = row[Node.column(node)] <= Node.value(node) ? at + 1 : Node.right(node);
                node = nodes[at];
            }
            sum += Node.value(node);
            if (i % STRIDE == STRIDE - 1 && Math.abs(sum) > clear[i / STRIDE]) {
                break;
            }
        }
        return (float) (1 / (1 + Math.exp(-sum)));
    }

    /**
     * A node as one number, so that each step needs one memory access: column, index of the right side, threshold. A
     * leaf is negative.
     */
    private static final class Node {
        private static final int COLUMN = 52;

        static long fork(int column, int right, float threshold) {
            return (long) column << COLUMN | (long) right << Integer.SIZE | bits(threshold);
        }

        static long leaf(float value) {
            return Long.MIN_VALUE | bits(value);
        }

        private static long bits(float value) {
            return Float.floatToIntBits(value) & 0xffffffffL;
        }

        static int column(long node) {
            return (int) (node >>> COLUMN);
        }

        static int right(long node) {
            return (int) (node >>> Integer.SIZE) & (1 << COLUMN - Integer.SIZE) - 1;
        }

        static float value(long node) {
            return Float.intBitsToFloat((int) node);
        }
    }

    /** Lays out trees in an array: the left side of a node follows it. */
    private static final class Builder {
        final long[] nodes;
        int at;

        Builder(int size) {
            nodes = new long[size];
        }

        /** Lays out a node with everything below it, and returns the index after them. */
        int nodes(String[] tree, int place) {
            int node = at++;
            String word = tree[place];
            int split = word.indexOf('<');
            if (split < 0) {
                nodes[node] = Node.leaf(Float.parseFloat(word));
                return place + 1;
            }
            int column = Integer.parseInt(word.substring(0, split));
            float threshold = Float.parseFloat(word.substring(split + 1));
            int next = nodes(tree, place + 1);
            nodes[node] = Node.fork(column, at, threshold);
            return nodes(tree, next);
        }
    }
}
