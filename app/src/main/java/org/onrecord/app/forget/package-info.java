/**
 * Deletes documents for good, from the topics, the captures and everything that follows from them.
 *
 * <p>Entry class: {@link org.onrecord.app.forget.Forgetting}.
 */
@NullMarked
package org.onrecord.app.forget;

import org.jspecify.annotations.NullMarked;
