/** The readers of Spanish. Reported speech is read as in English. */
@NullMarked
package org.onrecord.processor.statement.spanish;

import org.jspecify.annotations.NullMarked;
