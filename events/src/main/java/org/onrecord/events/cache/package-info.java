/** Bounded caches in memory. Entry points: {@link LruCache} and, for one thread, {@link LruMap}. */
package org.onrecord.events.cache;
