/**
 * The issue file: what is being watched.
 *
 * <p>Entry point: {@link org.onrecord.events.issue.IssueFile}.
 */
@NullMarked
package org.onrecord.events.issue;

import org.jspecify.annotations.NullMarked;
