/**
 * The {@code onrecord} command.
 *
 * <p>Entry class: {@link org.onrecord.app.Main}.
 */
@NullMarked
package org.onrecord.app;

import org.jspecify.annotations.NullMarked;
