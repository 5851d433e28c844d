/** Tests of the settings. */
@NullMarked
package org.onrecord.app.settings;

import org.jspecify.annotations.NullMarked;
