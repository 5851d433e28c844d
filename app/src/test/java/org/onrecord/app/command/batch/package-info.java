/** Tests of the commands that need no broker. */
@NullMarked
package org.onrecord.app.command.batch;

import org.jspecify.annotations.NullMarked;
