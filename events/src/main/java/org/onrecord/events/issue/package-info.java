/** The issue file, the learned file beside it, and the issue that they describe. Entry point: {@link IssueFile}. */
package org.onrecord.events.issue;
