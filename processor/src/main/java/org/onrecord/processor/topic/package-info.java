/** Decides whether words are on the issue and which topics they treat. Pure. Entry point: {@link ModelTopics}. */
package org.onrecord.processor.topic;
