/** Tests of the commands that need no broker. */
package org.onrecord.app.command.batch;
