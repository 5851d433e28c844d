/**
 * How values of enums are written in JSON.
 *
 * <p>Entry point: {@link org.onrecord.events.json.JsonName}.
 */
@NullMarked
package org.onrecord.events.json;

import org.jspecify.annotations.NullMarked;
