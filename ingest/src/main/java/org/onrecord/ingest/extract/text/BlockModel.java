package org.onrecord.ingest.extract.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The chance that a block is main text: boosted decision trees over the columns of {@link BlockFeatures}, made by
 * {@code training/extract/train.py}. The resource has a line per tree, its nodes from the root down, left before right: {@code
 * column<threshold} for a node whose left side takes what is at most the threshold, a number for a leaf; the first line is the base.
 */
final class BlockModel {
    /** After so many trees it is asked whether the sum is so far from even that the rest will not turn it. */
    private static final int STRIDE = 8;

    private static final float CLEAR = 2.2f;

    private final float base;

    /** The sum that is clear after each stride. */
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

    /** The sum that is clear after so many trees: the fewer are left, the less do they turn. */
    private static float clear(int trees, int all) {
        return Math.min(CLEAR, .25f + 2.6f * (all - trees) / all);
    }

    static BlockModel read(String resource) {
        String text;
        try (InputStream in = BlockModel.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing: build the module again");
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parse(text);
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

    /** The chance of a block with these columns; a clear case is not pursued through all trees. */
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

    /** A node as one number, so that a step down a tree is one look into memory: column, place of its right side, threshold; a leaf is below 0. */
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

    /** Lays trees out in an array: a node's left side follows it. */
    private static final class Builder {
        final long[] nodes;
        int at;

        Builder(int size) {
            nodes = new long[size];
        }

        /** Lays out the node at a place of the tree and what hangs from it; the place after them. */
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
