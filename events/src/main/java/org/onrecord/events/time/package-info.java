/** Dates as documents state them, and the times that are taken from outside. Entry point: {@link Published}. */
package org.onrecord.events.time;
