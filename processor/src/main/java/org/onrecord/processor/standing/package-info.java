/** Puts versions, a language model's answers and corrections of a document together. Pure. Entry point: {@link StandingStatements}. */
package org.onrecord.processor.standing;
