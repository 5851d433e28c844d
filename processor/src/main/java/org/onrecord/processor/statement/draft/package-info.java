/** Drafts of statements and the speakers as the document names them. */
@NullMarked
package org.onrecord.processor.statement.draft;

import org.jspecify.annotations.NullMarked;
