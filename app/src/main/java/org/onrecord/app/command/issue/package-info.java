/** The commands about issue files and actors: start, check, try, calibrate and remove an issue, and learn from labelled passages. */
package org.onrecord.app.command.issue;
