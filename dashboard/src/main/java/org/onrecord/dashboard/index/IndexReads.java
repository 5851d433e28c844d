package org.onrecord.dashboard.index;

import java.util.function.Function;

/** Something that reads the index as of its last refresh. */
@FunctionalInterface
public interface IndexReads {
    /** Returns the answer to a question about one state of the index. */
    <T> T read(Function<IndexSnapshot, T> question);
}
