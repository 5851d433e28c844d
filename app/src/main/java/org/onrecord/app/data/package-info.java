/** The data folder of a process: its lock, its secrets and its state stores. Entry class: {@link DataFolder}. */
@NullMarked
package org.onrecord.app.data;

import org.jspecify.annotations.NullMarked;
