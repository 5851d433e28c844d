/** Tests of the pure package. */
@NullMarked
package org.onrecord.processor.analysis;

import org.jspecify.annotations.NullMarked;
