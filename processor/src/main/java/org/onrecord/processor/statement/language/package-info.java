/** The readers that each {@link Language} supplies to the finder. */
@NullMarked
package org.onrecord.processor.statement.language;

import org.jspecify.annotations.NullMarked;
