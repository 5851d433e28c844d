/**
 * Failures of the command, each with a message for its user.
 *
 * <p>Entry class: {@link org.onrecord.app.failure.Failure}.
 */
@NullMarked
package org.onrecord.app.failure;

import org.jspecify.annotations.NullMarked;
