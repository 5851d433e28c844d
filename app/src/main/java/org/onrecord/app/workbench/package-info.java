/** Checks, tries and saves issue files for the dashboard with the models of this process. Entry class: {@link RunningWorkbench}. */
package org.onrecord.app.workbench;
