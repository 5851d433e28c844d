/**
 * Fuzzing: every reader of input from outside, run on inputs that Jazzer makes up.
 *
 * <p>Entry point: {@link org.onrecord.app.fuzz.FuzzIT}.
 */
package org.onrecord.app.fuzz;
