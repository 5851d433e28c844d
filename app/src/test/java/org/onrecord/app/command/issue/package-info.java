/** Tests of the commands about issues and actors. */
@NullMarked
package org.onrecord.app.command.issue;

import org.jspecify.annotations.NullMarked;
