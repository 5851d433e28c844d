/** Failures of the command, each with a message for its user. Entry class: {@link Failure}. */
@NullMarked
package org.onrecord.app.failure;

import org.jspecify.annotations.NullMarked;
