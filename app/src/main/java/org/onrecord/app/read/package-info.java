/**
 * Reading topics for people and files: what stands on them now, and what comes.
 *
 * <p>Entry point: {@link org.onrecord.app.read.TopicReader}.
 */
@NullMarked
package org.onrecord.app.read;

import org.jspecify.annotations.NullMarked;
