/**
 * Decides which statements are the same words of the same actor, edited, shortened or punctuated anew. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.dedup.Clusters}.
 */
@NullMarked
package org.onrecord.processor.dedup;

import org.jspecify.annotations.NullMarked;
