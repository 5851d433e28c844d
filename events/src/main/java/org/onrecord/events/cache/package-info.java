/** Bounded caches in memory. Entry points: {@link LruCache} and, for one thread, {@link LruMap}. */
@NullMarked
package org.onrecord.events.cache;

import org.jspecify.annotations.NullMarked;
