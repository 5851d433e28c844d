/** Tests of the index. */
@NullMarked
package org.onrecord.dashboard.index;

import org.jspecify.annotations.NullMarked;
