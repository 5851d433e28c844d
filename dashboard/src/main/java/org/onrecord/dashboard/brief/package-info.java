/**
 * The morning brief: what changed on an issue on a day or in a week, where each side stands, and what waits.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.brief.Brief}.
 */
@NullMarked
package org.onrecord.dashboard.brief;

import org.jspecify.annotations.NullMarked;
