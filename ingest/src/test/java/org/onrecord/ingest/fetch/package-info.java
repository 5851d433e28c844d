/** Tests of fetching, against a real local server that misbehaves. */
package org.onrecord.ingest.fetch;
