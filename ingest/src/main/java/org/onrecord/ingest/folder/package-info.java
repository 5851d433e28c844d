/**
 * Sources on disk, watched until closed: {@link org.onrecord.ingest.folder.FolderWatcher} publishes what is new or changed in them.
 */
@NullMarked
package org.onrecord.ingest.folder;

import org.jspecify.annotations.NullMarked;
