/** Finds talking points: formulations that an actor repeats, drops and revives. Pure. Entry point: {@link TalkingPoints}. */
@NullMarked
package org.onrecord.processor.talkingpoint;

import org.jspecify.annotations.NullMarked;
