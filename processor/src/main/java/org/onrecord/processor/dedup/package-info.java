/**
 * Groups statements that repeat the same words of the same actor, even edited, shortened or with other punctuation. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.dedup.Clusters}.
 */
@NullMarked
package org.onrecord.processor.dedup;

import org.jspecify.annotations.NullMarked;
