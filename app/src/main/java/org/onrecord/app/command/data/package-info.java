/** The commands about data on a broker: import, export, verify, replay, sources and dead letters. */
@NullMarked
package org.onrecord.app.command.data;

import org.jspecify.annotations.NullMarked;
