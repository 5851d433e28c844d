/** Backups of a running system in one file. Entry class: {@link Backup}. */
package org.onrecord.app.backup;
