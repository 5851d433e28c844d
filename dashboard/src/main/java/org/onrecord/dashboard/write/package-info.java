/**
 * Writes to the topics: pushed documents, corrections, rules and who receives their alerts, and retried dead letters.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.write.TopicWriter}.
 */
@NullMarked
package org.onrecord.dashboard.write;

import org.jspecify.annotations.NullMarked;
