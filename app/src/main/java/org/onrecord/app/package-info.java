/** The {@code onrecord} command. Entry class: {@link Main}. */
@NullMarked
package org.onrecord.app;

import org.jspecify.annotations.NullMarked;
