/** How values of enums are written in JSON. Entry point: {@link JsonName}. */
@NullMarked
package org.onrecord.events.json;

import org.jspecify.annotations.NullMarked;
