/**
 * Finds what an actor says again and again, and when it stops. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.talkingpoint.TalkingPoints}.
 */
@NullMarked
package org.onrecord.processor.talkingpoint;

import org.jspecify.annotations.NullMarked;
