/** Finds talking points: formulations that an actor repeats, drops and revives. Pure. Entry point: {@link TalkingPoints}. */
package org.onrecord.processor.talkingpoint;
