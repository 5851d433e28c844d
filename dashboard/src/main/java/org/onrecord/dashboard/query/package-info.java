/** Lists of records with filters and pages: statements, alerts, corrections, sources and the rest. Entry point: {@link StatementQuery}. */
@NullMarked
package org.onrecord.dashboard.query;

import org.jspecify.annotations.NullMarked;
