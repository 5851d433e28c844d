/**
 * The version of OnRecord that runs.
 *
 * <p>Entry class: {@link org.onrecord.events.version.BuildVersion}.
 */
@NullMarked
package org.onrecord.events.version;

import org.jspecify.annotations.NullMarked;
