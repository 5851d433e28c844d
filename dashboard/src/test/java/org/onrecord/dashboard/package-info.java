/** Tests of the whole dashboard against a running server. */
@NullMarked
package org.onrecord.dashboard;

import org.jspecify.annotations.NullMarked;
