/** Groups statements that repeat the same words of the same actor, even edited or shortened. Pure. Entry point: {@link Clusters}. */
@NullMarked
package org.onrecord.processor.dedup;

import org.jspecify.annotations.NullMarked;
