/** Writes to the topics: pushed documents, corrections, rules, subscriptions, retried dead letters. Entry point: {@link TopicWriter}. */
@NullMarked
package org.onrecord.dashboard.write;

import org.jspecify.annotations.NullMarked;
