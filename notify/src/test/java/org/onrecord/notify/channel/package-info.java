/** Tests. */
package org.onrecord.notify.channel;
