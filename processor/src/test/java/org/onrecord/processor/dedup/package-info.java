/** Tests of the pure package. */
package org.onrecord.processor.dedup;
