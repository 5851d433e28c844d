/**
 * Runs the search for talking points beside the topology: reads statements, writes talking points and their alerts. The search itself is the pure
 * package {@code talkingpoint}.
 *
 * <p>Entry point: {@link org.onrecord.processor.talkingpoint.follow.TalkingPointService}.
 */
@NullMarked
package org.onrecord.processor.talkingpoint.follow;

import org.jspecify.annotations.NullMarked;
