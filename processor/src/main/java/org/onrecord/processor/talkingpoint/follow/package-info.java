/**
 * Follows the talking points of all actors beside the processor: reads statements, writes talking points and their alerts.
 *
 * <p>Entry point: {@link org.onrecord.processor.talkingpoint.follow.TalkingPointService}.
 */
@NullMarked
package org.onrecord.processor.talkingpoint.follow;

import org.jspecify.annotations.NullMarked;
