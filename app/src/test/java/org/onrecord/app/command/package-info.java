/** Tests of the command. */
@NullMarked
package org.onrecord.app.command;

import org.jspecify.annotations.NullMarked;
