/** Topic records as the dashboard sees them: where each one is and what it changes in the index. Entry point: {@link ReceivedRecord}. */
package org.onrecord.dashboard.record;
