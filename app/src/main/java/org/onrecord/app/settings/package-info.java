/**
 * Everything that can be set, from the command line and the environment, in one typed tree. Nobody reads the environment elsewhere.
 *
 * <p>Entry point: {@link org.onrecord.app.settings.Settings}.
 */
@NullMarked
package org.onrecord.app.settings;

import org.jspecify.annotations.NullMarked;
