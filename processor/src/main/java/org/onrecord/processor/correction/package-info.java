/**
 * Applies editors' corrections to the statements of a document. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.correction.Correcting}.
 */
@NullMarked
package org.onrecord.processor.correction;

import org.jspecify.annotations.NullMarked;
