/** The commands about alerts, and about the rules that say who receives them. */
@NullMarked
package org.onrecord.app.command.alert;

import org.jspecify.annotations.NullMarked;
