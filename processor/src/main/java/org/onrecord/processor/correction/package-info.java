/** Applies the corrections of editors to statements. Pure. Entry point: {@link StatementCorrector}. */
@NullMarked
package org.onrecord.processor.correction;

import org.jspecify.annotations.NullMarked;
