/** Groups statements that repeat the same words of the same actor, even edited or shortened. Pure. Entry point: {@link Clusters}. */
package org.onrecord.processor.dedup;
