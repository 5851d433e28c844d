/** The share of a count with its 95 % interval, which knows that statements of one day depend on each other. Entry point: {@link Share}. */
package org.onrecord.events.stats;
