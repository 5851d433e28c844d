/**
 * The issue files of a process: reads them, and follows them while they come and go.
 *
 * <p>Entry classes: {@link org.onrecord.app.issue.LoadedIssue}, {@link org.onrecord.app.issue.FollowedIssues}.
 */
@NullMarked
package org.onrecord.app.issue;

import org.jspecify.annotations.NullMarked;
