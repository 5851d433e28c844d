/**
 * What a second opinion is asked for: made of a statement in one way by those who ask and by those who show the answer.
 *
 * <p>Entry point: {@link org.onrecord.events.opinion.OpinionRequest}.
 */
@NullMarked
package org.onrecord.events.opinion;

import org.jspecify.annotations.NullMarked;
