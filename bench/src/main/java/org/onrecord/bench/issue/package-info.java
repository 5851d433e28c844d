/**
 * Measures what a new issue gets: from its issue file alone, and after some labelled passages.
 *
 * <p>Entry point: {@link org.onrecord.bench.issue.NewIssueScore}.
 */
package org.onrecord.bench.issue;
