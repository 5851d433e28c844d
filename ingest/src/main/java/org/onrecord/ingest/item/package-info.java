/** The items that sources yield, and what to do with them. Knows neither disk nor broker. Entry points: {@link Item} and {@link ItemDecision}. */
package org.onrecord.ingest.item;
