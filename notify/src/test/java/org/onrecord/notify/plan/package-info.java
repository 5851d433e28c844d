/** Tests. */
package org.onrecord.notify.plan;
