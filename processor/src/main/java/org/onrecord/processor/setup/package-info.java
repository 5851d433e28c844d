/** Writes a first issue file, checks it, tries it on documents. Pure. Entry points: {@link NewIssue}, {@link IssueCheck}, {@link IssueTrial}. */
package org.onrecord.processor.setup;
