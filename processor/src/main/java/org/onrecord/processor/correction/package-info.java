/**
 * Applies the corrections of editors to statements. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.correction.StatementCorrector}.
 */
@NullMarked
package org.onrecord.processor.correction;

import org.jspecify.annotations.NullMarked;
