/**
 * What is known of a document, and how its statements stand: versions, answers of a language model and corrections, put together. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.standing.StandingStatements}.
 */
@NullMarked
package org.onrecord.processor.standing;

import org.jspecify.annotations.NullMarked;
