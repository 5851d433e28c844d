/** Reads statements and writes talking points and their alerts, beside the topology. Entry point: {@link TalkingPointService}. */
@NullMarked
package org.onrecord.processor.talkingpoint.follow;

import org.jspecify.annotations.NullMarked;
