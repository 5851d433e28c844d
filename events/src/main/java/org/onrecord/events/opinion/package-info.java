/**
 * The request for a second opinion, made in the same way by the module that sends it and by the one that shows the answer.
 *
 * <p>Entry point: {@link org.onrecord.events.opinion.OpinionRequest}.
 */
@NullMarked
package org.onrecord.events.opinion;

import org.jspecify.annotations.NullMarked;
