/** Tests of the times between tries. */
@NullMarked
package org.onrecord.events.retry;

import org.jspecify.annotations.NullMarked;
