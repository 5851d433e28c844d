/** What is found in a document before it is complete: drafts of statements and the speakers they are attributed to. */
@NullMarked
package org.onrecord.processor.statement.draft;

import org.jspecify.annotations.NullMarked;
