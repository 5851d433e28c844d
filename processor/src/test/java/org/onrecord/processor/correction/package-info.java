/** Tests of the pure package. */
@NullMarked
package org.onrecord.processor.correction;

import org.jspecify.annotations.NullMarked;
