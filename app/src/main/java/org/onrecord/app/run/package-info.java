/**
 * Runs the services of OnRecord, all in one process or each against an external broker.
 *
 * <p>Entry classes: {@link org.onrecord.app.run.AllInOne}, {@link org.onrecord.app.run.Services}.
 */
@NullMarked
package org.onrecord.app.run;

import org.jspecify.annotations.NullMarked;
