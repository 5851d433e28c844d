/** The words for readers, in each of their languages: those of pages and mails, and what alerts are called. Entry point: {@link IssueWords}. */
package org.onrecord.events.words;
