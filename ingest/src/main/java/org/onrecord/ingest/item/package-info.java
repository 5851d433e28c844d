/**
 * The items that sources yield, and what to do with them. Knows neither disk nor broker.
 *
 * <p>Entry points: {@link org.onrecord.ingest.item.Item} and {@link org.onrecord.ingest.item.ItemDecision}.
 */
@NullMarked
package org.onrecord.ingest.item;

import org.jspecify.annotations.NullMarked;
