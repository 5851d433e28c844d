/** What each {@link Language} supplies to the finder, and the readers that several languages share: their patterns stand in files. */
package org.onrecord.processor.statement.language;
