/**
 * The HTTP interface: one query behind table, chart, CSV and JSON; pushed documents; who may ask.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.api.Routes}.
 */
@NullMarked
package org.onrecord.dashboard.api;

import org.jspecify.annotations.NullMarked;
