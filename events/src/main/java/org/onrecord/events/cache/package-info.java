/**
 * Bounded caches in memory.
 *
 * <p>Entry point: {@link org.onrecord.events.cache.LruMap}.
 */
@NullMarked
package org.onrecord.events.cache;

import org.jspecify.annotations.NullMarked;
