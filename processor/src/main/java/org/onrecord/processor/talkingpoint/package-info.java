/**
 * Finds talking points: formulations that an actor repeats, drops and revives. Pure; the package {@code follow} reads the statements and writes the
 * talking points.
 *
 * <p>Entry point: {@link org.onrecord.processor.talkingpoint.TalkingPoints}.
 */
@NullMarked
package org.onrecord.processor.talkingpoint;

import org.jspecify.annotations.NullMarked;
