/** The commands about data on a broker: import, export, verify, replay, sources and dead letters. */
package org.onrecord.app.command.data;
