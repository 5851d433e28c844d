/** Tests of the pure package. */
@NullMarked
package org.onrecord.processor.trend;

import org.jspecify.annotations.NullMarked;
