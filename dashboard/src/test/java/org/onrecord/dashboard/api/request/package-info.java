/** Tests of what requests ask for and who may send them. */
package org.onrecord.dashboard.api.request;
