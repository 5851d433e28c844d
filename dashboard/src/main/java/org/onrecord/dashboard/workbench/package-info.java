/** What the pages ask of a process that has models: to check, try and start an issue. Entry interface: {@link Workbench}. */
package org.onrecord.dashboard.workbench;
