/** The read side: keeps an index of the topics and serves it as pages, an HTTP API and live events. Entry point: {@link DashboardService}. */
package org.onrecord.dashboard;
