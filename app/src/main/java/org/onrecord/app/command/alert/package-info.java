/** The commands about alerts, and about the rules that say who receives them. */
package org.onrecord.app.command.alert;
