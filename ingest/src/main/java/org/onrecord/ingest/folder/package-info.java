/** Sources on disk: {@link org.onrecord.ingest.folder.FolderWatcher} watches them and publishes what is new or changed, until closed. */
package org.onrecord.ingest.folder;
