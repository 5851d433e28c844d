/**
 * The share of a count with its 95 % interval, which knows that statements of one day depend on each other. Pages, shifts and reports show the same
 * one.
 *
 * <p>Entry point: {@link org.onrecord.events.stats.Share}.
 */
@NullMarked
package org.onrecord.events.stats;

import org.jspecify.annotations.NullMarked;
