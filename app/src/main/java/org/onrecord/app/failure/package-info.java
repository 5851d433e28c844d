/**
 * What the command cannot do, said in one sentence.
 *
 * <p>Entry point: {@link org.onrecord.app.failure.Failure}.
 */
@NullMarked
package org.onrecord.app.failure;

import org.jspecify.annotations.NullMarked;
