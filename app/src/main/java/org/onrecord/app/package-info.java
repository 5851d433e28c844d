/** The {@code onrecord} command. Entry class: {@link Main}. */
package org.onrecord.app;
