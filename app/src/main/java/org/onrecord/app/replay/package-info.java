/** Replays: they process the whole history again beside the live tables, compare the results, and switch to them. Entry class: {@link Replays}. */
package org.onrecord.app.replay;
