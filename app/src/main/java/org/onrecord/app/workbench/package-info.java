/**
 * Starts issues from the dashboard: checks, tries and saves issue files with the models of the running process.
 *
 * <p>Entry class: {@link org.onrecord.app.workbench.RunningWorkbench}.
 */
@NullMarked
package org.onrecord.app.workbench;

import org.jspecify.annotations.NullMarked;
