/**
 * Lists of records with filters and pages: statements, alerts, corrections, sources and the rest.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.query.StatementQuery}.
 */
@NullMarked
package org.onrecord.dashboard.query;

import org.jspecify.annotations.NullMarked;
