/** The commands that run services: all in one process, or one against a broker; and those that administrators of services need. */
package org.onrecord.app.command.run;
