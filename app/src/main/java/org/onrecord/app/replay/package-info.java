/**
 * Replays: the whole history read anew beside the old tables, compared with them, and put in their place.
 *
 * <p>Entry point: {@link org.onrecord.app.replay.Replays}.
 */
@NullMarked
package org.onrecord.app.replay;

import org.jspecify.annotations.NullMarked;
