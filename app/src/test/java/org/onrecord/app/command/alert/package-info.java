/** Tests of the commands about alerts and rules. */
package org.onrecord.app.command.alert;
