/**
 * Helps to set up an issue: writes a first issue file, checks it, and tries it on documents. Pure.
 *
 * <p>Entry points: {@link org.onrecord.processor.setup.NewIssue}, {@link org.onrecord.processor.setup.IssueCheck},
 * {@link org.onrecord.processor.setup.IssueTrial}.
 */
@NullMarked
package org.onrecord.processor.setup;

import org.jspecify.annotations.NullMarked;
