/** Tests of the commands about data on a broker. */
package org.onrecord.app.command.data;
