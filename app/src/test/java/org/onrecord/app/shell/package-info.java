/** Tests of what every command shares. */
@NullMarked
package org.onrecord.app.shell;

import org.jspecify.annotations.NullMarked;
