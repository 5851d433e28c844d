/** Tests of the command. */
@NullMarked
package org.onrecord.app;

import org.jspecify.annotations.NullMarked;
