/** The commands about issue files and actors: start, check, try, teach, calibrate and remove an issue. */
@NullMarked
package org.onrecord.app.command.issue;

import org.jspecify.annotations.NullMarked;
