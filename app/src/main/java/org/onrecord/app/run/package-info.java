/**
 * The parts of OnRecord as they run: all in one process, or one by one against a broker.
 *
 * <p>Entry point: {@link org.onrecord.app.run.AllInOne}.
 */
@NullMarked
package org.onrecord.app.run;

import org.jspecify.annotations.NullMarked;
