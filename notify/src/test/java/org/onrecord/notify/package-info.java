/** Tests. */
package org.onrecord.notify;
