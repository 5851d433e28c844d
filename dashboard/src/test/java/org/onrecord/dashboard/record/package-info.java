/** Tests of the records. */
@NullMarked
package org.onrecord.dashboard.record;

import org.jspecify.annotations.NullMarked;
