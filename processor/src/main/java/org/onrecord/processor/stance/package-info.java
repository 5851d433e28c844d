/**
 * Decides which side words take on a claim. Pure.
 *
 * <p>Entry points: {@link org.onrecord.processor.stance.ModelStances} for an issue's claims,
 * {@link org.onrecord.processor.stance.ClaimStance} for a claim in free text.
 */
@NullMarked
package org.onrecord.processor.stance;

import org.jspecify.annotations.NullMarked;
