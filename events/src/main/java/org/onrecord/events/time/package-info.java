/**
 * Dates as documents state them, and the times that are taken from outside.
 *
 * <p>Entry point: {@link org.onrecord.events.time.Published}.
 */
@NullMarked
package org.onrecord.events.time;

import org.jspecify.annotations.NullMarked;
