/** Backups of a running system in one file. Entry class: {@link Backup}. */
@NullMarked
package org.onrecord.app.backup;

import org.jspecify.annotations.NullMarked;
