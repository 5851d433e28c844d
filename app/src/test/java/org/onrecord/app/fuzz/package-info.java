/**
 * Fuzzing: every reader of input from outside, run on inputs that Jazzer makes up.
 *
 * <p>Entry point: {@link org.onrecord.app.fuzz.FuzzIT}.
 */
@NullMarked
package org.onrecord.app.fuzz;

import org.jspecify.annotations.NullMarked;
