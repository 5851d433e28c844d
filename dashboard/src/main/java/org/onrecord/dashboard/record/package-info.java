/** Topic records as the dashboard sees them: where each one is and what it changes in the index. Entry point: {@link ReceivedRecord}. */
@NullMarked
package org.onrecord.dashboard.record;

import org.jspecify.annotations.NullMarked;
