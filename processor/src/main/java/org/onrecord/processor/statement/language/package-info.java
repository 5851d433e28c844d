/** What a language supplies to the finder: {@link Language} and the readers that it makes. */
@NullMarked
package org.onrecord.processor.statement.language;

import org.jspecify.annotations.NullMarked;
