/** Tests of the shared test helpers. */
@NullMarked
package org.onrecord.testing;

import org.jspecify.annotations.NullMarked;
