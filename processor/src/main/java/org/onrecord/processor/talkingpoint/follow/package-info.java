/** Reads statements and writes talking points and their alerts, beside the topology. Entry point: {@link TalkingPointService}. */
package org.onrecord.processor.talkingpoint.follow;
