/** Topics into the index: reads the topics from where it stopped, updates the index and announces each change. Entry point: {@link TopicTailer}. */
package org.onrecord.dashboard.feed;
