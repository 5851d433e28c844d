package org.onrecord.ingest.extract.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The chance that a block is main text: boosted decision trees over the columns of {@link Features}, made by
 * {@code training/extract/train.py}. The resource has a line per tree, its nodes from the root down, left before right: {@code
 * column<threshold} for a node whose left side takes what is at most the threshold, a number for a leaf; the first line is the base.
 */
final class BlockModel {
    /** After so many trees it is asked whether the sum is so far from even that the rest will not turn it. */
    private static final int STRIDE = 8;

    private static final float CLEAR = 2.2f;

    private final float base;
    private final int[] roots;
    private final short[] column;
    private final float[] value;
    private final int[] right;

    private BlockModel(float base, int[] roots, short[] column, float[] value, int[] right) {
        this.base = base;
        this.roots = roots;
        this.column = column;
        this.value = value;
        this.right = right;
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
        return new BlockModel(Float.parseFloat(lines[0]), roots, builder.column, builder.value, builder.right);
    }

    /** The chance of a block with these columns; a clear case is not pursued through all trees. */
    float chance(float[] row) {
        float sum = base;
        for (int i = 0; i < roots.length; i++) {
            int node = roots[i];
            while (column[node] >= 0) {
                node = row[column[node]] <= value[node] ? node + 1 : right[node];
            }
            sum += value[node];
            if (i % STRIDE == STRIDE - 1 && Math.abs(sum) > CLEAR) {
                break;
            }
        }
        return (float) (1 / (1 + Math.exp(-sum)));
    }

    /** Lays trees out in arrays: a node's left side follows it. */
    private static final class Builder {
        final short[] column;
        final float[] value;
        final int[] right;
        int at;

        Builder(int size) {
            column = new short[size];
            value = new float[size];
            right = new int[size];
        }

        /** Lays out the node at a place of the tree and what hangs from it; the place after them. */
        int nodes(String[] tree, int place) {
            int node = at++;
            String word = tree[place];
            int split = word.indexOf('<');
            if (split < 0) {
                column[node] = -1;
                value[node] = Float.parseFloat(word);
                return place + 1;
            }
            column[node] = Short.parseShort(word.substring(0, split));
            value[node] = Float.parseFloat(word.substring(split + 1));
            int next = nodes(tree, place + 1);
            right[node] = at;
            return nodes(tree, next);
        }
    }
}
