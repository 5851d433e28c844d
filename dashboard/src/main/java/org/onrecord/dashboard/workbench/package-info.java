/**
 * What the pages ask of a process that can read documents: to check, try and start an issue. The dashboard itself has no models.
 *
 * <p>Entry interface: {@link org.onrecord.dashboard.workbench.Workbench}.
 */
@NullMarked
package org.onrecord.dashboard.workbench;

import org.jspecify.annotations.NullMarked;
