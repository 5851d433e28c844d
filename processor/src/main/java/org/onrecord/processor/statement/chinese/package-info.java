/** How Chinese reports speech, names events and distances itself from others' words. */
@NullMarked
package org.onrecord.processor.statement.chinese;

import org.jspecify.annotations.NullMarked;
