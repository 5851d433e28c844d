/** Tests of the command. */
@NullMarked
package org.onrecord.app.run;

import org.jspecify.annotations.NullMarked;
