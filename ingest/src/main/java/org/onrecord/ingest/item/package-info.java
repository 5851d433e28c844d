/** The items that sources yield, and what to do with them. Knows neither disk nor broker. Entry points: {@link Item} and {@link ItemDecision}. */
@NullMarked
package org.onrecord.ingest.item;

import org.jspecify.annotations.NullMarked;
