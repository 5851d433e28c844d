/**
 * The data folder of a process: its lock, its secrets and its state stores.
 *
 * <p>Entry class: {@link org.onrecord.app.data.DataFolder}.
 */
@NullMarked
package org.onrecord.app.data;

import org.jspecify.annotations.NullMarked;
