/** Tests of health, readiness and metrics. */
@NullMarked
package org.onrecord.dashboard.ops;

import org.jspecify.annotations.NullMarked;
