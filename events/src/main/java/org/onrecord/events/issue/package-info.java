/**
 * The issue file, the learned file beside it, and the issue that they describe.
 *
 * <p>Entry point: {@link org.onrecord.events.issue.IssueFile}.
 */
@NullMarked
package org.onrecord.events.issue;

import org.jspecify.annotations.NullMarked;
