/** The commands about issue files and actors: start, check, try, calibrate and remove an issue, and learn from labelled passages. */
@NullMarked
package org.onrecord.app.command.issue;

import org.jspecify.annotations.NullMarked;
