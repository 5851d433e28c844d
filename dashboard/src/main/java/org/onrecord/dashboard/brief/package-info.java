/**
 * The morning brief: what changed on an issue on a day or in a week, where each side stands, and what waits. {@link
 * org.onrecord.dashboard.brief.Brief} finds it in the index; {@link org.onrecord.dashboard.brief.BriefText} is what it reads like, to be written as
 * a page, a text or a file.
 */
@NullMarked
package org.onrecord.dashboard.brief;

import org.jspecify.annotations.NullMarked;
