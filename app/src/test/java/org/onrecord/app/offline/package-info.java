/** Tests of the commands that need no broker. */
@NullMarked
package org.onrecord.app.offline;

import org.jspecify.annotations.NullMarked;
