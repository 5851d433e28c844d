/** Decides whether words are on the issue and which topics they treat. Pure. Entry point: {@link ModelTopics}. */
@NullMarked
package org.onrecord.processor.topic;

import org.jspecify.annotations.NullMarked;
