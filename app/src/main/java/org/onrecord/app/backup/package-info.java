/**
 * Backups of a running system in one file.
 *
 * <p>Entry class: {@link org.onrecord.app.backup.Backup}.
 */
@NullMarked
package org.onrecord.app.backup;

import org.jspecify.annotations.NullMarked;
