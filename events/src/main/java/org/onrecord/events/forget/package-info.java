/**
 * What was deleted for good and is not taken again.
 *
 * <p>Entry class: {@link org.onrecord.events.forget.ForgottenTable}.
 */
@NullMarked
package org.onrecord.events.forget;

import org.jspecify.annotations.NullMarked;
