package org.onrecord.ingest.extract.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
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

    /** The column of each node, or -1 for a leaf; its left side follows it. */
    private final int[] columns;

    /** The threshold of each node, or the number of a leaf. */
    private final float[] values;

    /** The right side of each node. */
    private final int[] rights;

    private BlockModel(float base, String[][] trees) {
        this.base = base;
        clear = new float[trees.length / STRIDE];
        for (int i = 0; i < clear.length; i++) {
            clear[i] = clear((i + 1) * STRIDE, trees.length);
        }
        int size = Arrays.stream(trees).mapToInt(tree -> tree.length).sum();
        roots = new int[trees.length];
        columns = new int[size];
        values = new float[size];
        rights = new int[size];
        int at = 0;
        for (int i = 0; i < trees.length; i++) {
            roots[i] = at;
            at = add(trees[i], at);
        }
    }

    /** Adds the nodes of a tree, which are in the order of the array; returns the index after them. */
    private int add(String[] tree, int first) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tree.length; i++) {
            int split = tree[i].indexOf('<');
            int node = first + i;
            values[node] = Float.parseFloat(tree[i].substring(split + 1));
            columns[node] = split < 0 ? -1 : Integer.parseInt(tree[i].substring(0, split));
            if (split >= 0) {
                open.push(node);
            } else if (!open.isEmpty()) {
                rights[open.pop()] = node + 1;
            }
        }
        return first + tree.length;
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
        return new BlockModel(
                Float.parseFloat(lines[0]),
                Arrays.stream(lines).skip(1).map(line -> line.split(" ")).toArray(String[][]::new));
    }

    /** Returns the probability for the columns of a block. Stops early once the result is clear. */
    float chance(float[] row) {
        float sum = base;
        for (int i = 0; i < roots.length; i++) {
            int at = roots[i];
            while (columns[at] >= 0) {
                at = row[columns[at]] <= values[at] ? at + 1 : rights[at];
            }
            sum += values[at];
            if (i % STRIDE == STRIDE - 1 && Math.abs(sum) > clear[i / STRIDE]) {
                break;
            }
        }
        return (float) (1 / (1 + Math.exp(-sum)));
    }
}
