/** Tests of the summaries. */
@NullMarked
package org.onrecord.dashboard.summary;

import org.jspecify.annotations.NullMarked;
