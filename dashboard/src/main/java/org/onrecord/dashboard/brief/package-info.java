/** The morning brief: what changed on an issue on a day or in a week, where each side stands, and what waits. Entry point: {@link Brief}. */
@NullMarked
package org.onrecord.dashboard.brief;

import org.jspecify.annotations.NullMarked;
