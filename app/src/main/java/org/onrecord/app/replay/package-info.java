/**
 * Replays: they process the whole history again beside the live tables, compare the results, and switch to them.
 *
 * <p>Entry class: {@link org.onrecord.app.replay.Replays}.
 */
@NullMarked
package org.onrecord.app.replay;

import org.jspecify.annotations.NullMarked;
