/** Corrections on statements of our own. */
@NullMarked
package org.onrecord.processor.correction;

import org.jspecify.annotations.NullMarked;
