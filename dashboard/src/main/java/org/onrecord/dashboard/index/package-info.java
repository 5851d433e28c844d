/**
 * The Lucene index on disk that the topics are read into, and the questions it answers.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.index.RecordIndex}.
 */
@NullMarked
package org.onrecord.dashboard.index;

import org.jspecify.annotations.NullMarked;
