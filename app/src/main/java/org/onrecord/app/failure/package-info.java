/** Failures of the command, each with a message for its user. Entry class: {@link Failure}. */
package org.onrecord.app.failure;
