/**
 * Decides whether words are on the issue and which topics they treat. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.topic.ModelTopics}.
 */
@NullMarked
package org.onrecord.processor.topic;

import org.jspecify.annotations.NullMarked;
