/** The issue files of a process: reads them, and follows them while they come and go. Entry classes: {@link LoadedIssue}, {@link FollowedIssues}. */
package org.onrecord.app.issue;
