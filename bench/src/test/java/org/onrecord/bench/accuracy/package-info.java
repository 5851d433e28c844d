/** Tests of measuring accuracy. */
@NullMarked
package org.onrecord.bench.accuracy;

import org.jspecify.annotations.NullMarked;
