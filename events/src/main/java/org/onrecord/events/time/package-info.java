/** Dates as documents state them, and the times that are taken from outside. Entry point: {@link Published}. */
@NullMarked
package org.onrecord.events.time;

import org.jspecify.annotations.NullMarked;
