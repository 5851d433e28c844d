/** Tests of the commands about data on a broker. */
@NullMarked
package org.onrecord.app.command.data;

import org.jspecify.annotations.NullMarked;
