/** Tests of the embedded broker, on real ones. */
package org.onrecord.app.broker;
