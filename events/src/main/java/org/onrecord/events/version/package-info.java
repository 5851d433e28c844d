/** The version of OnRecord that runs. Entry class: {@link BuildVersion}. */
@NullMarked
package org.onrecord.events.version;

import org.jspecify.annotations.NullMarked;
