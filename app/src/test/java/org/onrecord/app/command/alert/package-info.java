/** Tests of the commands about alerts and rules. */
@NullMarked
package org.onrecord.app.command.alert;

import org.jspecify.annotations.NullMarked;
