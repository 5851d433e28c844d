/**
 * The read side: what the topics hold, as pages, an API and live events.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.DashboardService}.
 */
@NullMarked
package org.onrecord.dashboard;

import org.jspecify.annotations.NullMarked;
