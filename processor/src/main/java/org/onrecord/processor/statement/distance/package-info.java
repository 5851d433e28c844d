/** Words in a statement that are not the speaker's own: reported, hearsay, or taken up to be rejected. */
@NullMarked
package org.onrecord.processor.statement.distance;

import org.jspecify.annotations.NullMarked;
