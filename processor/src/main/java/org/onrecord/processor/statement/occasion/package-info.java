/** At which event a statement was made. */
@NullMarked
package org.onrecord.processor.statement.occasion;

import org.jspecify.annotations.NullMarked;
