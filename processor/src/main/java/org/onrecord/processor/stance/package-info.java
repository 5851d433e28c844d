/** Decides which side words take. Pure. Entry points: {@link ModelStances} for an issue's claims, {@link ClaimStance} for a claim in free text. */
package org.onrecord.processor.stance;
