/** Helpers that the tests of several modules share. Tests that wait for something start at {@link org.onrecord.testing.Await}. */
@NullMarked
package org.onrecord.testing;

import org.jspecify.annotations.NullMarked;
