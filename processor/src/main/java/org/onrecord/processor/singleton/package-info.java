/** Background tasks that only one of all processes performs at a time. Entry point: {@link SingletonTask}. */
package org.onrecord.processor.singleton;
