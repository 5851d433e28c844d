/**
 * The settings of command line and environment, as one typed tree. No other code reads the environment.
 *
 * <p>Entry class: {@link org.onrecord.app.settings.Settings}.
 */
@NullMarked
package org.onrecord.app.settings;

import org.jspecify.annotations.NullMarked;
