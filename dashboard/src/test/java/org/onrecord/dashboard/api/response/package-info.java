/** Tests of how responses are written. */
@NullMarked
package org.onrecord.dashboard.api.response;

import org.jspecify.annotations.NullMarked;
