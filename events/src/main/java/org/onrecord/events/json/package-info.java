/** How values of enums are written in JSON. Entry point: {@link JsonName}. */
package org.onrecord.events.json;
