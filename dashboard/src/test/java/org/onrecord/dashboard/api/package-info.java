/** Tests of parts of the HTTP API. */
@NullMarked
package org.onrecord.dashboard.api;

import org.jspecify.annotations.NullMarked;
