/** Tests of the commands about issues and actors. */
package org.onrecord.app.command.issue;
