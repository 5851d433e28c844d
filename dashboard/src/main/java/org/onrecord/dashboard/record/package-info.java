/**
 * Topic records as the dashboard sees them: where each one is and what it changes in the index.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.record.ReceivedRecord}.
 */
@NullMarked
package org.onrecord.dashboard.record;

import org.jspecify.annotations.NullMarked;
