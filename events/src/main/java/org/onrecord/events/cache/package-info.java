/**
 * Bounded caches in memory.
 *
 * <p>Entry points: {@link org.onrecord.events.cache.LruCache} and, for one thread, {@link org.onrecord.events.cache.LruMap}.
 */
@NullMarked
package org.onrecord.events.cache;

import org.jspecify.annotations.NullMarked;
