/** Helpers that the tests of several modules share. Tests that wait for something start at {@link org.onrecord.testing.Await}. */
package org.onrecord.testing;
