/** How English reports speech, names events and distances itself from others' words. */
@NullMarked
package org.onrecord.processor.statement.english;

import org.jspecify.annotations.NullMarked;
