/**
 * What a source yields, and what is done about it in view of what is remembered. Knows neither disk nor broker.
 *
 * <p>Entry points: {@link org.onrecord.ingest.item.Item} and {@link org.onrecord.ingest.item.ItemDecision}.
 */
@NullMarked
package org.onrecord.ingest.item;

import org.jspecify.annotations.NullMarked;
