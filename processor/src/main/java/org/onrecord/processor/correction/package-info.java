/** Applies the corrections of editors to statements. Pure. Entry point: {@link StatementCorrector}. */
package org.onrecord.processor.correction;
