/**
 * Decides which side words take on a claim. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.stance.StanceDecision}.
 */
@NullMarked
package org.onrecord.processor.stance;

import org.jspecify.annotations.NullMarked;
