/** Tests of what every command shares. */
package org.onrecord.app.shell;
