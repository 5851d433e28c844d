/** Tests of the read side as a whole, against a really started server. */
@NullMarked
package org.onrecord.dashboard;

import org.jspecify.annotations.NullMarked;
