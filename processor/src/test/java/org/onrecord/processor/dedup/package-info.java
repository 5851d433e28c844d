/** Tests of the pure package. */
@NullMarked
package org.onrecord.processor.dedup;

import org.jspecify.annotations.NullMarked;
