/** Writes to the topics: pushed documents, corrections, rules, subscriptions, retried dead letters. Entry point: {@link TopicWriter}. */
package org.onrecord.dashboard.write;
