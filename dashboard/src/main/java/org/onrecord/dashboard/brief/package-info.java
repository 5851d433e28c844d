/** The morning brief: what changed on an issue on a day or in a week, where each side stands, and what waits. Entry point: {@link Brief}. */
package org.onrecord.dashboard.brief;
