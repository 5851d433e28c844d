/** Puts versions, a language model's answers and corrections of a document together. Pure. Entry point: {@link StandingStatements}. */
@NullMarked
package org.onrecord.processor.standing;

import org.jspecify.annotations.NullMarked;
