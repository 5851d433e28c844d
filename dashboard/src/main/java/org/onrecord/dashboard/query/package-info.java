/** Lists of records with filters and pages: statements, alerts, corrections, sources and the rest. Entry point: {@link StatementQuery}. */
package org.onrecord.dashboard.query;
