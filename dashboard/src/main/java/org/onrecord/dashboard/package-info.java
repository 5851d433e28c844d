/** The read side: keeps an index of the topics and serves it as pages, an HTTP API and live events. Entry point: {@link DashboardService}. */
@NullMarked
package org.onrecord.dashboard;

import org.jspecify.annotations.NullMarked;
