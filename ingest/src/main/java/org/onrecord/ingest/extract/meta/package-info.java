/** The metadata of a page, decided by {@link PageMetadata} from what the page says about itself, which {@link PageScan} gathers. */
package org.onrecord.ingest.extract.meta;
